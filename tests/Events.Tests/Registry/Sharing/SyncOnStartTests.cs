using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Events.Tests.Registry.Sharing.SharingApplication;

namespace Events.Tests.Registry.Sharing;

public sealed class SyncOnStartTests
{
    [Theory, Trait("Requirement", "O-24")]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task AnApplicationSharesItsRegistryAtStartWhenAskedTo(bool asked, int shared)
    {
        var registry = new MemoryRegistry();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(registry).AddSingleton(App("app"));
        builder.Services.AddEvents(events => events.SyncRegistryOnStart = asked).UseRegistryBackend<MemoryRegistryBackend>();
        using var host = builder.Build();
        host.Services.GetRequiredService<EventRegistry>().CreateLocal("app", "event");

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(shared, registry.Events.Count);
    }

    [Fact, Trait("Requirement", "A-25")]
    public async Task WithoutABackendTheStartSharesNothing()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEvents(events => events.SyncRegistryOnStart = true);
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }
}
