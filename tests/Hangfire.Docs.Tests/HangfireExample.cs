using System.Diagnostics;
using Hangfire.InMemory;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Docs.Tests;

/// <summary>A storage in memory and, when asked for, a server on it.</summary>
[Collection(HangfireCollection.Name)]
public abstract class HangfireExample : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<BackgroundJobServer> servers = [];

    protected HangfireExample()
    {
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseDefaultActivator()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromDays(30) });
    }

    public void Dispose()
    {
        foreach (var server in servers) server.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void StartServer(params string[] queues) => servers.Add(new BackgroundJobServer(new BackgroundJobServerOptions
    {
        WorkerCount = 2,
        Queues = queues.Length > 0 ? queues : ["default"],
        SchedulePollingInterval = TimeSpan.FromMilliseconds(100),
        CancellationCheckInterval = TimeSpan.FromMilliseconds(100),
        ShutdownTimeout = TimeSpan.FromSeconds(1),
    }));

    protected static JobDetailsDto Details(string jobId) => JobStorage.Current.GetMonitoringApi().JobDetails(jobId);

    protected static string[] History(string jobId) => [.. Details(jobId).History.Reverse().Select(state => state.StateName)];

    protected static Task SucceedsAsync(string jobId) => ReachesAsync(jobId, "Succeeded");

    protected static Task ReachesAsync(string jobId, string state) =>
        HoldsAsync(() => Details(jobId).History[0].StateName == state, $"job {jobId} came to the state {state}");

    protected static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, $"Waited {Patience} in vain until {what}.");
            await Task.Delay(10);
        }
    }
}
