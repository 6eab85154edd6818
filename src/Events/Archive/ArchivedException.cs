namespace Events;

/// <summary>One exception of the chain that ended a delivery.</summary>
/// <param name="Type">Its full type name.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">Its stack trace, or <c>null</c> when it was never thrown.</param>
public sealed record ArchivedException(string Type, string Message, string? Stack)
{
    internal static IReadOnlyList<ArchivedException> ChainOf(Exception exception)
    {
        var chain = new List<ArchivedException>();
        for (var error = exception; error is not null; error = error.InnerException)
        {
            chain.Add(new ArchivedException(NameOf(error), Storable(error.Message), error.StackTrace is { } stack ? Storable(stack) : null));
        }

        return chain;
    }

    internal static string NameOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    // PostgreSQL's text takes every character but this one, and a failure must not be lost for its message.
    internal static string Storable(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);
}
