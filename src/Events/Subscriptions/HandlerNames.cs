namespace Events;

/// <summary>The stable names of handlers: app, dot, name.</summary>
internal static class HandlerNames
{
    public const string AlreadyRegistered = "event handler already registered";

    /// <summary>The app a handler's name begins with; nothing when it has no dot.</summary>
    public static string AppOf(string handler)
    {
        var dot = handler.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? "" : handler[..dot];
    }
}
