using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Adds handlers, validators, hooks and linkers.</summary>
public static class SubscriptionEventsBuilderExtensions
{
    /// <summary>Adds the handlers, <see cref="SubscribeAttribute"/> methods and static events of an assembly. Nothing is scanned unless asked for.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="where">Leaves out the classes it returns <c>false</c> for; the default is none.</param>
    public static EventsBuilder AddHandlersFrom(this EventsBuilder builder, Assembly assembly, Func<Type, bool>? where = null) =>
        Declare(builder, app => app.HandlesFrom(assembly, where));

    /// <summary>Adds every domain app of an assembly that has a constructor without parameters.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="assembly">The assembly.</param>
    public static EventsBuilder AddAppsFrom(this EventsBuilder builder, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in AssemblyScan.AppsIn(assembly))
        {
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(DomainApp), type));
        }

        return builder;
    }

    /// <summary>Lets a delegate hear events by their name or by a pattern; see <see cref="EventLinker"/> for the parameters it may have.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="eventName">The name or pattern.</param>
    /// <param name="handler">The handler's name within the application. Stored deliveries find it by this name after a restart.</param>
    /// <param name="call">What to do.</param>
    /// <param name="queue">The queue of its jobs; when <c>null</c>, the queue routes decide, and then <c>default</c>.</param>
    public static EventsBuilder MapEventHandler(this EventsBuilder builder, string eventName, string handler, Delegate call, string? queue = null) =>
        Declare(builder, app => app.Handles(eventName, handler, call, queue));

    /// <summary>Adds handlers to events once all of them are known.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <typeparam name="TSubscriptions">Asked once for every declared event.</typeparam>
    public static EventsBuilder AddDeferredSubscriptions<TSubscriptions>(this EventsBuilder builder)
        where TSubscriptions : class, IDeferredSubscriptions
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDeferredSubscriptions, TSubscriptions>());
        return builder;
    }

    /// <summary>Adds a validator, made anew in every scope. Validators run in the order they were added.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <typeparam name="TPayload">The payload it looks at; <see cref="EventPayload"/> for all.</typeparam>
    /// <typeparam name="TValidator">The validator.</typeparam>
    public static EventsBuilder AddValidator<TPayload, TValidator>(this EventsBuilder builder)
        where TPayload : EventPayload
        where TValidator : class, IEventValidator<TPayload>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Scoped<IEventValidator<TPayload>, TValidator>());
        return builder;
    }

    /// <summary>Adds hooks that run before and after events are published.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Adds the hooks; called once, when the first event is published.</param>
    public static EventsBuilder AddHooks(this EventsBuilder builder, Action<EventHooks> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton(new HookSetup(configure));
        return builder;
    }

    /// <summary>Changes settings of the application's default linker.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Changes settings.</param>
    public static EventsBuilder ConfigureLinker(this EventsBuilder builder, Action<EventLinkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Adds a linker of its own, a keyed service under its name. It hears what is published <see cref="Publication.Through"/> it, and nothing else.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="name">The key of the service.</param>
    /// <param name="configure">Changes settings; the default leaves them as they are.</param>
    public static EventsBuilder AddLinker(this EventsBuilder builder, string name, Action<EventLinkerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        builder.Services.AddOptions<EventLinkerOptions>(name).Configure(options => configure?.Invoke(options));
        builder.Services.TryAddKeyedSingleton(
            name, (provider, key) => new EventLinker(provider.GetRequiredService<IOptionsMonitor<EventLinkerOptions>>().Get((string)key!)));
        return builder;
    }

    private static EventsBuilder Declare(EventsBuilder builder, Action<IDomainAppBuilder> declaration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var app = builder.Services.Select(service => service.IsKeyedService ? null : service.ImplementationInstance).OfType<ApplicationApp>().FirstOrDefault();
        if (app is null)
        {
            app = new ApplicationApp();
            builder.Services.AddSingleton<DomainApp>(app);
        }

        app.Add(declaration);
        return builder;
    }
}
