using MediatR;

namespace Events;

/// <summary>Finds out how a class wants to be called.</summary>
internal static class HandlerCalls
{
    /// <summary>The call of a class that handles that payload, alone or with its metadata; <c>null</c> when it does neither.</summary>
    public static HandlerCall? Of(Type handlerType, Type payloadType)
    {
        if (typeof(INotificationHandler<>).MakeGenericType(payloadType).IsAssignableFrom(handlerType))
        {
            return Create(typeof(HandlerCall.WithPayload<>), handlerType, payloadType);
        }

        var withMetadata = typeof(INotificationHandler<>).MakeGenericType(typeof(Event<>).MakeGenericType(payloadType));
        return withMetadata.IsAssignableFrom(handlerType) ? Create(typeof(HandlerCall.WithMetadata<>), handlerType, payloadType) : null;
    }

    /// <summary>The payloads a class says it handles.</summary>
    public static IEnumerable<Type> PayloadsOf(Type handlerType) =>
        handlerType.GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INotificationHandler<>))
            .Select(type => PayloadIn(type.GetGenericArguments()[0]))
            .OfType<Type>()
            .Distinct();

    /// <summary>The payload a parameter or notification stands for: itself, or that of <see cref="Event{TPayload}"/>.</summary>
    public static Type? PayloadIn(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Event<>))
        {
            return type.GetGenericArguments()[0];
        }

        return typeof(EventPayload).IsAssignableFrom(type) ? type : null;
    }

    private static HandlerCall Create(Type callType, Type handlerType, Type payloadType) =>
        (HandlerCall)Activator.CreateInstance(callType.MakeGenericType(payloadType), handlerType)!;
}
