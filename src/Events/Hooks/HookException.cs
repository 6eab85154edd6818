namespace Events;

/// <summary>Thrown by a hook to abort a publication. Whatever else a hook throws is logged, and the publication goes on.</summary>
/// <param name="message">Why the event must not be published.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class HookException(string message, Exception? inner = null) : EventsException(message, inner);
