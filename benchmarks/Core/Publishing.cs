using System.Diagnostics;
using Events;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Core.Benchmarks;

/// <summary>Publishes in one scope to one handler, which is made anew for every event: through this library, and by resolving and calling it.</summary>
internal sealed class Publishing : IAsyncDisposable
{
    // The median of the portions leaves out those in which something else had the processor.
    private const int Portions = 100;

    private readonly ServiceProvider root;
    private readonly AsyncServiceScope scope;
    private readonly IEventPublisher publisher;
    private readonly Counter counter;
    private readonly HappenedPayload payload = new(Guid.NewGuid(), "happened");

    public Publishing()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<Counter>().AddTransient<Counting>().AddTransient<INotificationHandler<HappenedPayload>, Counting>();
        services.AddEvents().AddApp<CountingApp>();
        root = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        scope = root.CreateAsyncScope();
        publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        counter = root.GetRequiredService<Counter>();
    }

    public Task<Sample> WithEventsAsync(int publications) => MeasureAsync(publications, () => publisher.PublishNowAsync(payload));

    public Task<Sample> BareAsync(int publications) => MeasureAsync(publications, () => PublishBareAsync(scope.ServiceProvider, payload));

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await root.DisposeAsync();
    }

    // What a mediator does at the least: all handlers of the type, one after another.
    private static async Task PublishBareAsync<TNotification>(IServiceProvider services, TNotification notification)
        where TNotification : INotification
    {
        foreach (var handler in services.GetServices<INotificationHandler<TNotification>>())
        {
            await handler.Handle(notification, CancellationToken.None);
        }
    }

    // Everything completes at once, so all of it happens on this thread and its allocations are all there are.
    private async Task<Sample> MeasureAsync(int publications, Func<Task> publish)
    {
        GC.Collect();
        var durations = new double[Portions];
        var (calls, bytes) = (counter.Calls, GC.GetAllocatedBytesForCurrentThread());
        for (var portion = 0; portion < Portions; portion++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < publications / Portions; i++)
            {
                await publish();
            }

            durations[portion] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / (publications / Portions);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return counter.Calls - calls == publications
            ? new Sample(Pairs.Median(durations), (double)bytes / publications)
            : throw new InvalidOperationException($"Expected {publications} calls of the handler, got \"{counter.Calls - calls}\". Nothing measured here would mean anything.");
    }
}
