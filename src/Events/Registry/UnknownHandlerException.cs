namespace Events;

/// <summary>An event was to be delivered to a handler this application does not have. Retrying would not help.</summary>
public sealed class UnknownHandlerException : EventsException
{
    internal UnknownHandlerException(string eventName, string handler, IEnumerable<string> known)
        : base($"No handler of event \"{eventName}\" is called \"{handler}\" in this application.{Suggestion.For(handler, known)} "
            + "Register it in a DomainApp with Handles<TPayload, THandler>(), or discard the delivery.") => Handler = handler;

    /// <summary>The handler's name.</summary>
    public string Handler { get; }

    internal override bool IsPermanent => true;
}
