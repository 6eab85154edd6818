using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Knows which payloads have validators, found out once per type.</summary>
internal sealed class PayloadValidation(IServiceProviderIsService registered)
{
    private readonly ConcurrentDictionary<Type, ValidationStep?> steps = new();

    /// <summary>The validators of a payload, or <c>null</c> when nobody validates it.</summary>
    public ValidationStep? Of(Type payloadType) => steps.TryGetValue(payloadType, out var known) ? known : steps.GetOrAdd(payloadType, StepFor);

    private ValidationStep? StepFor(Type payloadType) => HasValidator(payloadType) || HasValidator(typeof(EventPayload))
        ? (ValidationStep)Activator.CreateInstance(typeof(ValidationStep<>).MakeGenericType(payloadType))!
        : null;

    private bool HasValidator(Type payloadType) => registered.IsService(typeof(IEventValidator<>).MakeGenericType(payloadType));
}

/// <summary>Runs the validators of one payload in the order they were registered, those of all payloads first.</summary>
internal abstract class ValidationStep
{
    public abstract ValueTask RunAsync(IServiceProvider services, EventPayload payload, CancellationToken cancel);
}

internal sealed class ValidationStep<TPayload> : ValidationStep
    where TPayload : EventPayload
{
    public override async ValueTask RunAsync(IServiceProvider services, EventPayload payload, CancellationToken cancel)
    {
        foreach (var validator in services.GetServices<IEventValidator<EventPayload>>())
        {
            await validator.ValidateAsync(payload, cancel);
        }

        foreach (var validator in services.GetServices<IEventValidator<TPayload>>())
        {
            await validator.ValidateAsync((TPayload)payload, cancel);
        }
    }
}
