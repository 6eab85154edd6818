namespace Events;

/// <summary>Runs before an event is stored or handled.</summary>
/// <param name="publication">The event.</param>
/// <param name="cancel">Cancelled when the publisher gives up.</param>
/// <returns>The event to publish in its place; <c>null</c> keeps it as it is.</returns>
public delegate ValueTask<Publication?> BeforePublish(Publication publication, CancellationToken cancel);
