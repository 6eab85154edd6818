using System.Diagnostics;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;

namespace Engine.Benchmarks.Subjects;

/// <summary>The embedded engine on one database, used through its public API.</summary>
internal sealed class EngineSubject
{
    private const int Workers = 20;

    private readonly BenchDatabase database;
    private readonly PostgreSqlStorage storage;
    private readonly BackgroundJobClient client;

    public EngineSubject(BenchDatabase database)
    {
        Configure();
        this.database = database;
        storage = new PostgreSqlStorage(database.ConnectionString);
        client = new BackgroundJobClient(storage);
    }

    public static void Configure() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();

    public void EnqueueOne(int number) => client.Enqueue(() => NoOpJob.Run(number));

    public void EnqueueMany(int count)
    {
        using var connection = storage.GetConnection();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        for (var number = 0; number < count; number++)
        {
            var job = Job.FromExpression(() => NoOpJob.Run(number));
            var id = transaction.CreateJob(job, new Dictionary<string, string?> { ["CurrentCulture"] = "\"en-US\"" }!, DateTime.UtcNow, TimeSpan.FromDays(1));
            var enqueued = new EnqueuedState();
            transaction.SetJobState(id, enqueued);
            transaction.PersistJob(id);
            transaction.AddToQueue(enqueued.Queue, id);
        }

        transaction.Commit();
    }

    /// <summary>Runs what is enqueued and returns jobs per second, from the start of the server to the commit of the last outcome.</summary>
    public Task<double> DrainAsync(int jobs) => RunAsync(jobs, async () =>
    {
        while (await database.AskAsync<bool>("select exists (select 1 from hangfire.jobqueue where fetchedat is not null)"))
        {
            // The last outcomes are being committed.
        }

        return jobs;
    });

    /// <summary>Runs part of what is enqueued and returns jobs per second; the rest stays.</summary>
    public Task<double> DrainSomeAsync(int jobs) => RunAsync(jobs, () => Task.FromResult(NoOpJob.Runs));

    private async Task<double> RunAsync(int jobs, Func<Task<int>> ended)
    {
        var ran = NoOpJob.RunsReach(jobs);
        var started = Stopwatch.GetTimestamp();
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = Workers }, storage);
        await ran;
        return await ended() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
