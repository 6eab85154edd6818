using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Tests.Registry.Sharing;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events.Commands.Tests.Support;

/// <summary>An application with a domain app and what its commands leave behind.</summary>
internal sealed class Shop : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    private readonly IHost host;
    private readonly CancellationTokenSource stop = new();

    public Shop(Action<EventsBuilder>? configure = null, Action<IDomainAppBuilder>? app = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IOutbox, NoOutbox>().AddSingleton<IDeliveryQueue, NoDeliveries>();
        builder.Services.AddSingleton<IActionQueue>(Actions).AddSingleton<IWorker>(Worker).AddSingleton(Registry);
        builder.Services.AddSingleton<IArchiveStore>(Archive).AddSingleton<IDeliveryTrail>(Trails).AddSingleton<IJobMonitor>(Trails);
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(Now));
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

    public MemoryArchive Archive { get; } = new(new ManualTimeProvider(Now));

    public MemoryTrails Trails { get; } = new();

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public static Shop WithBackend() => new(events => events.UseRegistryBackend<MemoryRegistryBackend>(), app => app.HasAction<SellThing>());

    public IReadOnlyList<string> Lines => Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public JsonNode Result => JsonNode.Parse(Output.ToString())!;

    public string CompactResult => Result.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public string Complaint => Error.ToString().TrimEnd();

    public Task<int?> RunAsync(params string[] args) => host.RunEventsCommandAsync(
        args, new InvocationConfiguration { Output = Output, Error = Error }, stop.Token);

    /// <summary>Does as SIGINT does.</summary>
    public void Stop() => stop.Cancel();

    public void Dispose()
    {
        host.Dispose();
        stop.Dispose();
        Output.Dispose();
        Error.Dispose();
    }

    private sealed class NoOutbox : IOutbox
    {
        public void Add(StoredEvent stored) => throw Refusal();

        public void Replace(StoredEvent stored) => throw Refusal();

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
