using System.Text.RegularExpressions;

namespace Events;

/// <summary>Settings of the library. Faults are reported together when the application starts.</summary>
public sealed class EventsOptions
{
    /// <summary>Who publishes events that belong to no domain app. The default is the name of the application's assembly.</summary>
    public string PublisherName { get; set; } = EventNaming.ToWire(AppDomain.CurrentDomain.FriendlyName);

    /// <summary>How the envelope names entities. The default is <see cref="EntityNaming.ClassName"/>.</summary>
    public EntityNaming EntityNaming { get; set; } = EntityNaming.ClassName;

    /// <summary>Whether failure events carry <c>errorOrigin</c> and <c>errorCode</c> in their metadata. The default is <c>true</c>; older services send neither.</summary>
    public bool WriteErrorMetadata { get; set; } = true;

    /// <summary>The retry policy of actions and handlers that declare none. The default is 15 retries, up to an hour apart.</summary>
    public RetryPolicy Retry { get; set; } = RetryPolicy.Default;

    /// <summary>How often the relay looks for events nobody told it of. The default is 30 seconds; it is a safety net, not the usual way.</summary>
    public TimeSpan RelayPollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether this process relays. The default is <c>true</c>; without, it only tells the others that there is something to do.</summary>
    public bool Relays { get; set; } = true;

    /// <summary>How many events the relay takes at once. The default is 100.</summary>
    public int RelayBatchSize { get; set; } = 100;

    /// <summary>How often the reconciler looks for final failures of entity jobs that could not be recorded. The default is one minute; it costs two queries.</summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a job that dies holds on to the slots of its limits. The default is 30 seconds; while it lives it renews them.</summary>
    public TimeSpan SlotLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The registry of hooks events go through. The default is <c>default</c>.</summary>
    public string HookRegistry { get; set; } = "default";

    /// <summary>Find the queue of handlers that name none; asked in order, the first that knows wins. The default is none.</summary>
    public IList<IQueueRoute> QueueRoutes { get; } = [];

    /// <summary>Exactly the queues this application's workers listen to. The default is <c>null</c>: those of its handlers.</summary>
    public IReadOnlyList<string>? Queues { get; set; }

    /// <summary>Whether a second handler of an event is refused. The default is <c>false</c>.</summary>
    public bool OneHandlerPerEvent { get; set; }

    /// <summary>Whether the application syncs the shared registry each time it starts. The default is <c>false</c>: the command <c>syncevents</c> does.</summary>
    /// <remarks>Instances that start together take turns. A registry that cannot be reached ends the start. Without a registry backend nothing happens.</remarks>
    public bool SyncRegistryOnStart { get; set; }

    /// <summary>The pattern event names should follow; others are warned of when the application starts. The default is <c>null</c>: any name is fine.</summary>
    public Regex? NameConvention { get; set; }

    /// <summary>Adds a queue route: a function that returns the queue of a handler, or <c>null</c> to leave it to the next.</summary>
    public EventsOptions RouteQueues(Func<string, string?> queueOf)
    {
        ArgumentNullException.ThrowIfNull(queueOf);
        QueueRoutes.Add(new FunctionRoute(queueOf));
        return this;
    }
}
