using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Adds to the registration that <c>AddEvents</c> began.</summary>
/// <param name="services">The application's services.</param>
public sealed class EventsBuilder(IServiceCollection services)
{
    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a domain app: its events, handlers and entity actions.</summary>
    public EventsBuilder AddApp<TApp>()
        where TApp : DomainApp
    {
        if (!Services.Any(service => service.ImplementationType == typeof(TApp)))
        {
            Services.AddSingleton<DomainApp, TApp>();
        }

        return this;
    }
}
