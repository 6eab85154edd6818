using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Support;

/// <summary>An application under test: in process alone, or with a store and queues that only remember.</summary>
internal sealed class Application : IDisposable
{
    private readonly ServiceProvider root;
    private readonly IServiceScope scope;

    private Application(Action<EventsBuilder>? configure, Action<EventsOptions>? options, bool stores)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<TimeProvider>(new ManualTimeProvider(Some.Time));
        var builder = services.AddEvents(chosen =>
        {
            chosen.PublisherName = "test";
            options?.Invoke(chosen);
        });
        if (stores)
        {
            services.AddSingleton<IOutbox>(Store).AddSingleton<IRelayStore>(Store).AddSingleton<IDeliveryQueue>(Queue);
        }

        configure?.Invoke(builder);
        root = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false });
        scope = root.CreateScope();
    }

    public RecordingLog Log { get; } = new();

    public MemoryStore Store { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public IServiceProvider Services => scope.ServiceProvider;

    public IEventPublisher Publisher => Services.GetRequiredService<IEventPublisher>();

    public EventRegistry Registry => Services.GetRequiredService<EventRegistry>();

    public EventLinker Linker => Services.GetRequiredService<EventLinker>();

    public static Application InProcess(Action<EventsBuilder>? configure = null, Action<EventsOptions>? options = null) => new(configure, options, stores: false);

    public static Application WithStore(Action<EventsBuilder>? configure = null, Action<EventsOptions>? options = null) => new(configure, options, stores: true);

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public IEnumerable<IStartupCheck> StartupChecks() => Services.GetServices<IStartupCheck>();

    public Task RelayAsync() => Services.GetRequiredService<EventRelay>().RelayAllAsync(CancellationToken.None);

    public void Dispose()
    {
        scope.Dispose();
        root.Dispose();
    }
}
