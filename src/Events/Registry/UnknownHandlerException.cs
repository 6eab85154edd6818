namespace Events;

/// <summary>An event was to be delivered to a handler this application does not have. It is tried again as the application's policy says: another process may have it.</summary>
public sealed class UnknownHandlerException : EventsException
{
    internal UnknownHandlerException(string eventName, string handler, IEnumerable<string> known)
        : base($"No handler of event \"{eventName}\" is called \"{handler}\" in this application.{Suggestion.For(handler, known)} "
            + "Register it in a DomainApp with Handles<TPayload, THandler>(), or discard the delivery.") => Handler = handler;

    /// <summary>The handler's name.</summary>
    public string Handler { get; }
}
