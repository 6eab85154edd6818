namespace Events;

/// <summary>Refuses events before they are stored or handled. Register it with <c>AddValidator</c>; one for <see cref="EventPayload"/> sees every event.</summary>
/// <typeparam name="TPayload">The payload; <see cref="EventArguments"/> for events without a payload class.</typeparam>
public interface IEventValidator<in TPayload>
    where TPayload : EventPayload
{
    /// <summary>Looks at an event. Throw to refuse it: the caller of <c>PublishAsync</c> gets the exception as it is, and nothing is stored.</summary>
    /// <param name="payload">What is about to be published.</param>
    /// <param name="cancel">Cancelled when the publisher gives up.</param>
    ValueTask ValidateAsync(TPayload payload, CancellationToken cancel);
}
