using System.Reflection;

namespace Events;

/// <summary>What one domain app declared, with every fault it found.</summary>
internal sealed class DomainAppBuilder(DomainApp app, QueueResolver queues) : IDomainAppBuilder
{
    public DomainApp App => app;

    public List<EventDescriptor> Events { get; } = [];

    public List<Subscription> Subscriptions { get; } = [];

    /// <summary>Handlers that were found, not declared: whoever is declared for the same event goes before them.</summary>
    public List<Subscription> Found { get; } = [];

    public List<EntityActionDescriptor> Actions { get; } = [];

    public List<string> Faults { get; } = [];

    public static DomainAppBuilder Describe(DomainApp app, QueueResolver queues)
    {
        var builder = new DomainAppBuilder(app, queues);
        builder.Check(QueueNames.IsValid(app.Name), $"The domain app {app.GetType().Name} is called \"{app.Name}\". Use lower-case letters, digits, underscores and dashes.");
        app.Describe(builder);
        return builder;
    }

    public IDomainAppBuilder Publishes<TPayload>()
        where TPayload : EventPayload => Publishes(typeof(TPayload));

    public IDomainAppBuilder Publishes(string eventName, params IEnumerable<string> arguments) =>
        Declare(EventDescriptor.Local(app.Name, eventName, arguments));

    public IDomainAppBuilder PublishesWithAnyArguments(string eventName) => Declare(EventDescriptor.LocalWithAnyArguments(app.Name, eventName));

    public IDomainAppBuilder HasAction<TAction>()
        where TAction : class, IEntityAction
    {
        var action = EntityActionDescriptor.Checked(typeof(TAction), Faults);
        Actions.Add(action);
        foreach (var payload in action.Payloads)
        {
            Publishes(payload);
        }

        return this;
    }

    public IDomainAppBuilder Handles<TPayload, THandler>(string? queue = null, string? from = null)
        where TPayload : EventPayload
        where THandler : class
    {
        var selector = EventSelector.Of<TPayload>();
        if (Subscribe(Subscriptions, selector, typeof(TPayload), typeof(THandler), new SubscribeAttribute { Queue = queue, From = from }) && !selector.IsPattern)
        {
            Events.Add(new EventDescriptor(selector.WireName, typeof(TPayload), from) { IsRemote = from is not null });
        }

        return this;
    }

    public IDomainAppBuilder Handles<THandler>(string eventName, string? queue = null, string? from = null)
        where THandler : class => Handles(Subscriptions, typeof(THandler), new SubscribeAttribute(eventName) { Queue = queue, From = from });

    public IDomainAppBuilder Handles(string eventName, string handler, Delegate call, string? queue = null) =>
        Add(Subscriptions, EventSelector.Named(eventName), EventCallback.Of(call).DeclaringType, EventCallback.Of(call), new SubscribeAttribute { Name = handler, Queue = queue });

    public IDomainAppBuilder HandlesIn<TClass>()
        where TClass : class => HandlesIn(Subscriptions, typeof(TClass));

    public IDomainAppBuilder HandlesFrom(Assembly assembly, Func<Type, bool>? where = null)
    {
        var found = new AssemblyScan(assembly, where);
        Events.AddRange(found.Events);
        foreach (var type in found.Classes)
        {
            HandlesIn(Found, type);
            foreach (var payload in type.IsDefined(typeof(SubscribeAttribute), inherit: false) ? [] : HandlerCalls.PayloadsOf(type))
            {
                Subscribe(Found, EventSelector.Of(payload), payload, type, new SubscribeAttribute());
            }
        }

        return this;
    }

    /// <summary>Adds a handler the app was told of after it had declared everything.</summary>
    public void HandlesDeferred(EventDescriptor declared, Type handlerType) => Subscribe(
        Subscriptions, EventSelector.Named(declared.Name), declared.PayloadType, handlerType, new SubscribeAttribute { From = declared.App });

    private DomainAppBuilder HandlesIn(List<Subscription> list, Type type)
    {
        foreach (var subscribed in type.GetCustomAttributes<SubscribeAttribute>(inherit: false))
        {
            Handles(list, type, subscribed);
        }

        foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            foreach (var subscribed in method.GetCustomAttributes<SubscribeAttribute>(inherit: false))
            {
                var callback = EventCallback.Of(method);
                Add(list, SubscribedNames.SelectorOf(method, callback, subscribed), type, callback, subscribed, method);
            }
        }

        return this;
    }

    private DomainAppBuilder Handles(List<Subscription> list, Type handlerType, SubscribeAttribute subscribed)
    {
        var payloads = HandlerCalls.PayloadsOf(handlerType).ToList();
        Check(payloads.Count > 0, $"{handlerType.Name} handles no event. Let it implement INotificationHandler<EventPayload>, or that of one payload.");
        foreach (var payload in subscribed.EventName is null ? payloads : payloads.Take(1))
        {
            Subscribe(list, subscribed.EventName ?? EventSelector.Of(payload), payload, handlerType, subscribed);
        }

        return this;
    }

    private bool Subscribe(List<Subscription> list, EventSelector selector, Type payloadType, Type handlerType, SubscribeAttribute subscribed)
    {
        var queue = subscribed.Queue ?? app.DefaultQueue;
        Check(QueueNames.IsDeclarable(queue), $"The queue of {handlerType.Name} is \"{queue}\". {QueueNames.Rule}");
        if (HandlerCalls.Of(handlerType, payloadType) is not { } call)
        {
            Faults.Add($"{handlerType.Name} cannot handle {payloadType.Name}. Let it implement INotificationHandler<{payloadType.Name}>.");
            return false;
        }

        Add(list, selector, handlerType, call, subscribed);
        return true;
    }

    private DomainAppBuilder Add(
        List<Subscription> list, EventSelector selector, Type handlerType, HandlerCall call, SubscribeAttribute subscribed, MethodInfo? method = null)
    {
        var handler = $"{app.Name}.{subscribed.Name ?? (method is null ? handlerType.Name : SubscribedNames.HandlerOf(method))}";
        var queue = queues.Resolve(subscribed.Queue, handler, app.DefaultQueue);
        Faults.AddRange(RetryDeclaration.FaultsOn(handlerType).Except(Faults));
        var retry = Faults.Count == 0 ? handlerType.GetCustomAttribute<RetryAttribute>()?.ToPolicy() : null;
        var delivery = method?.GetCustomAttribute<DeliveryAttribute>() ?? handlerType.GetCustomAttribute<DeliveryAttribute>() ?? new DeliveryAttribute();
        Check(delivery.Fault() is null, $"The [Delivery] of {handler} asks for {delivery.Fault()}. Choose one of them.");
        Check((call as EventCallback)?.Fault is null, $"The handler {handler} cannot be awaited. {(call as EventCallback)?.Fault}");
        list.Add(new Subscription([selector], handler, app.Name, handlerType, queue, retry, call)
        {
            Publisher = subscribed.From, IsInline = delivery.Inline, IsShared = delivery.Shared, IsOrdered = delivery.Ordered,
        });
        return this;
    }

    private DomainAppBuilder Publishes(Type payloadType) => Declare(new EventDescriptor(EventNames.Of(payloadType), payloadType, app.Name));

    private DomainAppBuilder Declare(EventDescriptor declared)
    {
        Events.Add(declared);
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
