namespace Events;

/// <summary>A policy of its own for one kind of exception.</summary>
/// <param name="Exception">The exception's type; those derived from it count too, unless they have a nearer override.</param>
/// <param name="Policy">What holds instead. Attempts before this exception count as well.</param>
public sealed record RetryOverride(Type Exception, RetryPolicy Policy);
