using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static Events.Tests.Registry.Sharing.SharingApplication;

namespace Events.Tests.Registry.Sharing;

public sealed class RegistryBackendRegistrationTests
{
    [Theory, Trait("Requirement", "A-03"), Trait("Requirement", "A-T17"), Trait("Requirement", "A-G2")]
    [InlineData(typeof(string))]
    [InlineData(typeof(IRegistryBackend))]
    public void AClassThatIsNoBackendIsRefusedAtRegistration(Type type)
    {
        var services = new ServiceCollection();
        var events = services.AddEvents();

        var error = Assert.Throws<ArgumentException>(() => events.UseRegistryBackend(type));

        Assert.Equal("backend_class is not a subclass of Backend.", error.Message);
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(IRegistryBackend));
    }

    [Fact, Trait("Requirement", "A-03"), Trait("Requirement", "A-26")]
    public void ABackendKnownAtRunTimeIsMadeAnewInEveryScope()
    {
        var backend = typeof(MemoryRegistryBackend);
        using var application = Application.WithStore(events => events.UseRegistryBackend(backend).Services.AddSingleton(new MemoryRegistry()));
        using var other = application.Service<IServiceScopeFactory>().CreateScope();

        Assert.True(application.Sync().HasBackend);
        Assert.NotSame(application.Service<IRegistryBackend>(), other.ServiceProvider.GetRequiredService<IRegistryBackend>());
    }

    [Fact, Trait("Requirement", "A-25")]
    public async Task WithoutABackendNothingIsSharedAndNothingFails()
    {
        using var application = Application.WithStore(events => events.Services.AddSingleton(App("app")));
        application.Registry.CreateLocal("app", "event").Handle("app.task", () => { });
        application.Registry.Remote("other", "event").Handle("app.task", () => { });
        application.Registry.CreateLocal("elsewhere", "event");
        var sync = application.Sync();

        Assert.False(sync.HasBackend);
        Assert.Same(RegistryDrift.None, await sync.SyncLocalAsync());
        Assert.Same(RegistryDrift.None, await sync.SyncRemoteAsync());
        Assert.True((await sync.SyncAsync()).IsNone);
        Assert.Empty((await sync.FindDriftAsync()).Sentences);
        await application.Service<SharedHandlers>().RefreshAsync(CancellationToken.None);
        Assert.Empty(Assert.Single(application.StartupChecks().OfType<SharingCheck>()).Faults());
        Assert.Empty(application.Log.At(LogLevel.Warning));
    }

    [Fact, Trait("Requirement", "A-01")]
    public void AnApplicationWithoutOptionsHasTheDefaultQueueNoBackendAndNoRoutes()
    {
        using var application = Application.InProcess();

        Assert.Equal(["default"], application.Service<EventQueues>().Names);
        Assert.Empty(application.Service<IOptions<EventsOptions>>().Value.QueueRoutes);
        Assert.False(application.Sync().HasBackend);
        Assert.Null(application.Services.GetService<IRegistryBackend>());
        Assert.Empty(application.StartupChecks().SelectMany(check => check.Faults()));
    }

    [Fact, Trait("Requirement", "A-01")]
    public void BackendQueuesAndRoutesAreAllChosenWhereEventsAreAdded()
    {
        using var application = Application.InProcess(
            events => events.UseRegistryBackend<MemoryRegistryBackend>().Services.AddSingleton(new MemoryRegistry()),
            options =>
            {
                options.Queues = ["own"];
                options.RouteQueues(_ => "routed");
            });
        application.Registry.CreateLocal("app", "event").Handle("app.task", () => { });

        Assert.Equal(["own"], application.Service<EventQueues>().Names);
        Assert.Equal("routed", Assert.Single(application.Registry.Subscriptions).Queue);
        Assert.True(application.Sync().HasBackend);
    }

    [Fact, Trait("Requirement", "A-02")]
    public async Task APublishedEventNeedsNoJobToBeDispatched()
    {
        using var application = Application.WithStore();
        application.Registry.CreateLocal("app", "event").Handle("app.task", () => { }, "tasks");

        var id = await application.Publisher.PublishAsync("event");
        Assert.Empty(application.Queue.Jobs);
        await application.RelayAsync();

        Assert.Equal([new QueuedDelivery(id, "event", "app.task", "tasks")], application.Queue.Jobs);
        Assert.Equal(["tasks", "default"], application.Service<EventQueues>().Names);
    }
}
