using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Events;

/// <summary>The settings of a configuration section, read and checked.</summary>
internal sealed class EventsSettings
{
    private readonly List<Action<EventsOptions>> changes = [];
    private readonly SettingsSection section;

    private EventsSettings(SettingsSection section)
    {
        this.section = section;
        Take(nameof(EventsOptions.PublisherName), section.Text, (options, value) => options.PublisherName = value);
        Take(nameof(EventsOptions.EntityNaming), section.OneOf<EntityNaming>, (options, value) => options.EntityNaming = value);
        Take(nameof(EventsOptions.WriteErrorMetadata), section.Flag, (options, value) => options.WriteErrorMetadata = value);
        Take(nameof(EventsOptions.RelayPollInterval), section.Duration, (options, value) => options.RelayPollInterval = value);
        Take(nameof(EventsOptions.RelayBatchSize), section.Number, (options, value) => options.RelayBatchSize = value);
        Take(nameof(EventsOptions.HookRegistry), section.Text, (options, value) => options.HookRegistry = value);
        Take(nameof(EventsOptions.OneHandlerPerEvent), section.Flag, (options, value) => options.OneHandlerPerEvent = value);
        Take(nameof(EventsOptions.SyncRegistryOnStart), section.Flag, (options, value) => options.SyncRegistryOnStart = value);
        Take(nameof(EventsOptions.NameConvention), section.Pattern, (options, value) => options.NameConvention = value);
        TakeRetry(new SettingsSection(section.Below(nameof(EventsOptions.Retry)), section.Faults));
        if (section.List(nameof(EventsOptions.Queues)) is { Count: > 0 } queues)
        {
            changes.Add(options => options.Queues = queues);
        }

        foreach (var route in section.List(nameof(EventsOptions.QueueRoutes)))
        {
            TakeRoute(section.ClassNamed(nameof(EventsOptions.QueueRoutes), route));
        }

        Backend = section.Text(nameof(Backend)) is { } backend ? section.ClassNamed(nameof(Backend), backend) : null;
        BroadcastQueue = section.Queue(nameof(BroadcastQueue));
        section.RefuseOthers();
    }

    /// <summary>The registry backend's class, or <c>null</c>: none, or the one that code chose.</summary>
    public Type? Backend { get; }

    /// <summary>What older services called the queue of the job that found an event's handlers.</summary>
    public string? BroadcastQueue { get; }

    public static EventsSettings Read(IConfigurationSection configured)
    {
        var settings = new EventsSettings(new SettingsSection(configured, []));
        ConfigurationException.ThrowIfAny(settings.section.Faults);
        return settings;
    }

    public void ApplyTo(EventsOptions options) => changes.ForEach(change => change(options));

    private void Take<T>(string name, Func<string, T?> read, Action<EventsOptions, T> set)
        where T : struct
    {
        if (read(name) is { } value)
        {
            changes.Add(options => set(options, value));
        }
    }

    private void Take(string name, Func<string, string?> read, Action<EventsOptions, string> set)
    {
        if (read(name) is { } value)
        {
            changes.Add(options => set(options, value));
        }
    }

    private void Take(string name, Func<string, Regex?> read, Action<EventsOptions, Regex> set)
    {
        if (read(name) is { } value)
        {
            changes.Add(options => set(options, value));
        }
    }

    private void TakeRetry(SettingsSection retry)
    {
        Take(nameof(RetryPolicy.MaxRetries), retry.Number, (options, value) => options.Retry = options.Retry with { MaxRetries = value });
        Take(nameof(RetryPolicy.Factor), retry.Duration, (options, value) => options.Retry = options.Retry with { Factor = value });
        Take(nameof(RetryPolicy.MaxDelay), retry.Duration, (options, value) => options.Retry = options.Retry with { MaxDelay = value });
        Take(nameof(RetryPolicy.Jitter), retry.OneOf<Jitter>, (options, value) => options.Retry = options.Retry with { Jitter = value });
        retry.RefuseOthers();
    }

    private void TakeRoute(Type? route)
    {
        if (route is null)
        {
            return;
        }

        if (!typeof(IQueueRoute).IsAssignableFrom(route) || route.IsAbstract || route.GetConstructor(Type.EmptyTypes) is null)
        {
            section.Faults.Add($"The class \"{route.FullName}\" in {section.PathOf(nameof(EventsOptions.QueueRoutes))} is no queue route. "
                + $"Let it implement {nameof(IQueueRoute)} and have a constructor without parameters.");
            return;
        }

        changes.Add(options => options.QueueRoutes.Add((IQueueRoute)Activator.CreateInstance(route)!));
    }
}
