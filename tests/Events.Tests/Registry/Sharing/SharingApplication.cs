using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Registry.Sharing;

/// <summary>Applications that share a registry in memory.</summary>
internal static class SharingApplication
{
    public static Application Sharing(this MemoryRegistry shared, params DomainApp[] apps) => Application.WithStore(events =>
    {
        events.UseRegistryBackend<MemoryRegistryBackend>().Services.AddSingleton(shared);
        foreach (var app in apps)
        {
            events.Services.AddSingleton(app);
        }
    });

    public static DomainApp App(string name) => new InlineApp(name, _ => { });

    public static RegistrySync Sync(this Application application) => application.Services.GetRequiredService<RegistrySync>();
}
