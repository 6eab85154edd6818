using System.Reflection;
using MediatR;

namespace Events;

/// <summary>What one domain app declared, with every fault it found.</summary>
internal sealed class DomainAppBuilder(DomainApp app) : IDomainAppBuilder
{
    public DomainApp App => app;

    public List<EventDescriptor> Events { get; } = [];

    public List<Subscription> Subscriptions { get; } = [];

    public List<EntityActionDescriptor> Actions { get; } = [];

    public List<string> Faults { get; } = [];

    public static DomainAppBuilder Describe(DomainApp app)
    {
        var builder = new DomainAppBuilder(app);
        builder.Check(QueueNames.IsValid(app.Name), $"The domain app {app.GetType().Name} is called \"{app.Name}\". Use lower-case letters, digits, underscores and dashes.");
        app.Describe(builder);
        return builder;
    }

    public IDomainAppBuilder Publishes<TPayload>()
        where TPayload : EventPayload => Publishes(typeof(TPayload));

    public IDomainAppBuilder HasAction<TAction>()
        where TAction : class, IEntityAction
    {
        var action = EntityActionDescriptor.Checked(typeof(TAction), Faults);
        Actions.Add(action);
        return Publishes(action.SuccessType).Publishes(action.FailureType);
    }

    public IDomainAppBuilder Handles<TPayload, THandler>(string? queue = null)
        where TPayload : EventPayload
        where THandler : class
    {
        queue ??= app.DefaultQueue;
        Check(QueueNames.IsValid(queue), $"The queue of {typeof(THandler).Name} is \"{queue}\". {QueueNames.Rule}");
        if (CallOf<TPayload, THandler>() is { } call)
        {
            var retry = typeof(THandler).GetCustomAttribute<RetryAttribute>()?.ToPolicy();
            Subscriptions.Add(new Subscription(
                EventNaming.EventNameOf(typeof(TPayload)), $"{app.Name}.{typeof(THandler).Name}", app.Name, typeof(THandler), queue, retry, call));
            Events.Add(new EventDescriptor(EventNaming.EventNameOf(typeof(TPayload)), typeof(TPayload), null));
        }
        else
        {
            Faults.Add($"{typeof(THandler).Name} cannot handle {typeof(TPayload).Name}. Let it implement INotificationHandler<{typeof(TPayload).Name}>.");
        }

        return this;
    }

    private static HandlerCall? CallOf<TPayload, THandler>()
        where TPayload : EventPayload
    {
        if (typeof(INotificationHandler<TPayload>).IsAssignableFrom(typeof(THandler)))
        {
            return new HandlerCall.WithPayload<TPayload>();
        }

        return typeof(INotificationHandler<Event<TPayload>>).IsAssignableFrom(typeof(THandler))
            ? new HandlerCall.WithMetadata<TPayload>()
            : null;
    }

    private DomainAppBuilder Publishes(Type payloadType)
    {
        Events.Add(new EventDescriptor(EventNaming.EventNameOf(payloadType), payloadType, app.Name));
        return this;
    }

    private void Check(bool holds, string fault)
    {
        if (!holds)
        {
            Faults.Add(fault);
        }
    }
}
