using System.CommandLine;
using Events.Tests.Registry.Sharing;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events.Commands.Tests.Support;

/// <summary>An application with a domain app and what its commands leave behind.</summary>
internal sealed class Shop : IDisposable
{
    private readonly IHost host;

    public Shop(Action<EventsBuilder>? configure = null, Action<IDomainAppBuilder>? app = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IOutbox, NoOutbox>().AddSingleton<IDeliveryQueue, NoDeliveries>();
        builder.Services.AddSingleton<IActionQueue>(Actions).AddSingleton<IWorker>(Worker).AddSingleton(Registry);
        var events = builder.Services.AddEvents();
        events.Services.AddSingleton<DomainApp>(new InlineApp("shop", app ?? (declared => declared
            .HasAction<SellThing>()
            .Handles<ThingSoldPayload, Rejoice>(queue: "joy"))));
        configure?.Invoke(events);
        host = builder.Build();
    }

    public RecordingActions Actions { get; } = new();

    public RecordingWorker Worker { get; } = new();

    public MemoryRegistry Registry { get; } = new();

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public static Shop WithBackend() => new(events => events.UseRegistryBackend<MemoryRegistryBackend>(), app => app.HasAction<SellThing>());

    public Task<int?> RunAsync(params string[] args) => host.RunEventsCommandAsync(
        args, new InvocationConfiguration { Output = Output, Error = Error }, CancellationToken.None);

    public void Dispose()
    {
        host.Dispose();
        Output.Dispose();
        Error.Dispose();
    }

    private sealed class NoOutbox : IOutbox
    {
        public void Add(StoredEvent stored) => throw Refusal();

        public void AddHandled(StoredEvent stored, Subscription handler) => throw Refusal();

        public void RemoveHandled(StoredEvent stored, Subscription handler) => throw Refusal();

        public Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel) => throw Refusal();

        private static NotSupportedException Refusal() => new("Commands publish nothing.");
    }

    private sealed class NoDeliveries : IDeliveryQueue
    {
        public string Enqueue(QueuedDelivery delivery) => throw new NotSupportedException("Commands deliver nothing.");
    }
}
