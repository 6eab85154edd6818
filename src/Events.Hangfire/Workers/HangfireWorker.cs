using Hangfire;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>A Hangfire server of its own. <c>services.Configure&lt;BackgroundJobServerOptions&gt;</c> sets what neither caller nor library decides.</summary>
internal sealed class HangfireWorker(JobStorage storage, JobActivator activator, EventRelay relay, IOptionsFactory<BackgroundJobServerOptions> configured) : IWorker
{
    public async Task RunAsync(IReadOnlyList<string> queues, int? concurrency, CancellationToken cancel)
    {
        var options = configured.Create(Options.DefaultName);
        options.Activator = activator;
        options.Queues = [.. queues.Select(QueueNames.ToHangfire)];
        options.WorkerCount = concurrency ?? options.WorkerCount;
        using var server = new BackgroundJobServer(options, storage);
        await relay.RunAsync(cancel);
        server.SendStop();
    }
}
