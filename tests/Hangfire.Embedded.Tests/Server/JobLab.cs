using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.InMemory;
using Hangfire.States;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Embedded.Tests.Server;

/// <summary>A storage in memory, filters of its own, and servers on request: nothing of it is shared with other tests.</summary>
internal sealed class JobLab : IDisposable
{
    private readonly List<BackgroundJobServer> servers = [];
    private readonly JobFilterProviderCollection providers;

    public JobLab(params object[] filters)
    {
        foreach (var filter in filters) Filters.Add(filter);
        providers = new JobFilterProviderCollection(Filters, new JobFilterAttributeFilterProvider());
        Client = new BackgroundJobClient(Storage, providers);
    }

    public InMemoryStorage Storage { get; } = new();

    public JobFilterCollection Filters { get; } = [];

    public IJobFilterProvider Providers => providers;

    public BackgroundJobClient Client { get; }

    public BackgroundJobServer StartServer(Action<BackgroundJobServerOptions>? configure = null)
    {
        var server = new BackgroundJobServer(Options(configure), Storage);
        servers.Add(server);
        return server;
    }

    public BackgroundJobServerOptions Options(Action<BackgroundJobServerOptions>? configure = null)
    {
        var options = new BackgroundJobServerOptions
        {
            ServerName = "Lab",
            WorkerCount = 2,
            SchedulePollingInterval = TimeSpan.FromMilliseconds(20),
            CancellationCheckInterval = TimeSpan.FromMilliseconds(20),
            ShutdownTimeout = TimeSpan.FromSeconds(5),
            FilterProvider = providers,
            Activator = new JobActivator(),
        };
        configure?.Invoke(options);
        return options;
    }

    public void Add(IJobFilterProvider provider) => providers.Add(provider);

    public JobDetailsDto Details(string jobId) => Storage.GetMonitoringApi().JobDetails(jobId)!;

    /// <summary>The names of all states, oldest first.</summary>
    public string[] History(string jobId) => [.. Details(jobId).History.Reverse().Select(state => state.StateName)];

    public StateHistoryDto Last(string jobId) => Details(jobId).History[0];

    public Task ReachesAsync(string jobId, string stateName) =>
        Eventually.HoldsAsync(() => Details(jobId).History[0].StateName == stateName, $"job {jobId} was {stateName}");

    public Task SucceedsAsync(string jobId) => ReachesAsync(jobId, SucceededState.StateName);

    public HashSet<string> Set(string key)
    {
        using var connection = Storage.GetConnection();
        return connection.GetAllItemsFromSet(key);
    }

    public string? Parameter(string jobId, string name)
    {
        using var connection = Storage.GetConnection();
        return connection.GetJobParameter(jobId, name);
    }

    public void Dispose()
    {
        foreach (var server in servers) server.SendStop();
        foreach (var server in servers) server.Dispose();
        Storage.Dispose();
    }
}
