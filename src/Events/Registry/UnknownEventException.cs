namespace Events;

/// <summary>Something asked for an event this application does not know.</summary>
public sealed class UnknownEventException : EventsException
{
    internal UnknownEventException(string eventName, IEnumerable<string> known)
        : base($"No event is called \"{eventName}\" in this application.{Suggestion.For(eventName, known)} "
            + "Declare it in a DomainApp with Publishes or Handles, or with EventRegistry.CreateLocal or EventRegistry.Remote.") => EventName = eventName;

    /// <summary>The name that was asked for.</summary>
    public string EventName { get; }

    internal override bool IsPermanent => true;
}
