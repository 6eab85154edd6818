using Hangfire.Client;
using Hangfire.Embedded.Tests.Server;
using Hangfire.InMemory;
using Hangfire.Recurring;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Recurring;

/// <summary>Recurring jobs under a clock the test sets, and a scheduler that runs a round when it is told to.</summary>
internal sealed class RecurringLab : IDisposable
{
    private readonly JobLab lab;

    public RecurringLab(params object[] filters)
    {
        lab = new JobLab(filters);
        Jobs = new RecurringJobManager(lab.Storage, lab.Providers, new DefaultTimeZoneResolver(), () => Now);
    }

    public DateTime Now { get; set; } = new(2026, 11, 21, 0, 30, 0, DateTimeKind.Utc);

    public InMemoryStorage Storage => lab.Storage;

    public JobLab Lab => lab;

    public RecurringJobManager Jobs { get; }

    public RecurringJobDto Find(string id)
    {
        using var connection = Storage.GetConnection();
        return Assert.Single(connection.GetRecurringJobs([id]));
    }

    public Dictionary<string, string> Fields(string id)
    {
        using var connection = Storage.GetConnection();
        return connection.GetAllEntriesFromHash(RecurringJobKeys.HashOf(id))!;
    }

    public void Write(string id, string field, string value)
    {
        using var connection = Storage.GetConnection();
        connection.SetRangeInHash(RecurringJobKeys.HashOf(id), new Dictionary<string, string> { [field] = value });
    }

    /// <summary>The jobs created so far, oldest first.</summary>
    public List<string> Created() => [.. Storage.GetMonitoringApi().EnqueuedJobs("default", 0, 1000).Select(job => job.Key)];

    public string Parameter(string jobId, string name) => lab.Parameter(jobId, name)!;

    public void RunScheduler(int parallelism = 1, IBackgroundJobFactory? factory = null)
    {
        using var stop = new CancellationTokenSource();
        var scheduler = new RecurringJobScheduler(
            factory ?? new BackgroundJobFactory(lab.Providers), TimeSpan.FromMilliseconds(1), new DefaultTimeZoneResolver(), () => Now)
        {
            MaxDegreeOfParallelism = parallelism,
        };
        scheduler.Execute(new BackgroundProcessContext("server", Storage, new Dictionary<string, object>(), stop.Token));
    }

    public void Dispose() => lab.Dispose();
}
