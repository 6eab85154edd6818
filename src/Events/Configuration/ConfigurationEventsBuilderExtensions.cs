using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Takes settings from the application's configuration.</summary>
public static class ConfigurationEventsBuilderExtensions
{
    /// <summary>
    /// Takes the settings in section <c>Events</c>: the simple ones of <see cref="EventsOptions"/> under their names, <c>Retry</c> with its members,
    /// <c>QueueRoutes</c> and <c>Backend</c> as class names. They win over what code has set before. A missing section changes nothing.
    /// </summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configuration">The application's configuration, such as <c>builder.Configuration</c>.</param>
    /// <exception cref="ConfigurationException">A setting is unknown or its value cannot be read; the message lists all of them.</exception>
    public static EventsBuilder UseConfiguration(this EventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = EventsSettings.Read(configuration.GetSection("Events"));
        builder.Services.Configure<EventsOptions>(settings.ApplyTo);
        if (settings.BroadcastQueue is { } queue)
        {
            builder.Services.AddSingleton(new BroadcastQueueSetting(queue));
        }

        return settings.Backend is null ? builder : builder.UseRegistryBackend(settings.Backend);
    }
}
