using System.Collections.Concurrent;
using System.Globalization;
using Events.Crash.Tests.Support;
using EventsHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Postgres.Testing;

namespace Events.Crash.Tests.Deliveries;

[Trait("Category", "Slow")]
public sealed class DatabaseComesLaterTests
{
    [Fact]
    [Trait("Fault", "F30")]
    public async Task AnApplicationStartsBeforeItsDatabaseAndDeliversOnceThatIsThere()
    {
        await using var cluster = await PrivateCluster.StartNewAsync();
        await using var bank = await Bank.OpenAsync(cluster.ConnectionString);
        await cluster.StopImmediatelyAsync();
        var queue = new RecordingQueue();
        using var host = Build(cluster.ConnectionString, queue);

        await host.StartAsync();
        using var stop = new CancellationTokenSource();
        var relaying = host.Services.GetRequiredService<EventRelay>().RunAsync(stop.Token);
        await cluster.StartAsync();
        await PublishAsync(host);
        await Bank.WaitUntilAsync(() => Task.FromResult(!queue.Deliveries.IsEmpty), "the delivery was queued");

        await stop.CancelAsync();
        await relaying;
        await host.StopAsync();
        Assert.Equal("late", Assert.Single(queue.Deliveries).EventName);
    }

    private static IHost Build(string database, RecordingQueue queue)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDbContext<BankDbContext>(context => context.UseNpgsql(database));
        builder.Services.AddSingleton<IDeliveryQueue>(queue);
        builder.Services.AddEvents(events => events.RelayPollInterval = TimeSpan.FromSeconds(1))
            .MapEventHandler("late", "hears", () => { })
            .UseEntityFrameworkCore<BankDbContext>();
        return builder.Build();
    }

    private static async Task PublishAsync(IHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync("late");
        await scope.ServiceProvider.GetRequiredService<BankDbContext>().SaveChangesAsync();
    }

    private sealed class RecordingQueue : IDeliveryQueue
    {
        public ConcurrentQueue<QueuedDelivery> Deliveries { get; } = [];

        public string Enqueue(QueuedDelivery delivery)
        {
            Deliveries.Enqueue(delivery);
            return Deliveries.Count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
