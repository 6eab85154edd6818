namespace Events;

/// <summary>Runs after an event was stored or handled.</summary>
/// <param name="publication">The event.</param>
/// <param name="cancel">Cancelled when the publisher gives up.</param>
public delegate ValueTask AfterPublish(Publication publication, CancellationToken cancel);
