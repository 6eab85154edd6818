using System.Runtime.CompilerServices;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Hangfire;

/// <summary>Records what is still unrecorded: final failures of entity jobs that have no receipt, because a crash, a refusing hook or a lost database came between.</summary>
/// <remarks>The receipt's key decides, so a failure is recorded once, however many servers look. A chunk that failed as a whole is split into jobs on one entity each.</remarks>
internal sealed class EntityReconciler(
    JobStorage storage, RunningJobs jobs, UnloadedJobs unloaded, IServiceScopeFactory scopes, TimeProvider time, ILogger<EntityReconciler> logger)
{
    private const string Lock = "events:reconciler";
    private const int BatchSize = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly HashSet<string> settled = [];

    /// <summary>Records the listed failures that are due; usually there are none, which costs one query.</summary>
    public async Task RecordListedAsync(CancellationToken cancel)
    {
        using var connection = storage.GetConnection();
        var now = time.GetUtcNow();
        var due = DueIn(connection, now.ToUnixTimeSeconds());
        if (due.Count == 0)
        {
            ReconcilerMeter.Report(TimeSpan.Zero);
            return;
        }

        using var alone = TryLock(connection);
        var oldest = TimeSpan.Zero;
        foreach (var jobId in alone is null ? [] : due)
        {
            var waited = await RecordListedAsync(connection, jobId, now, cancel);
            oldest = waited > oldest ? waited : oldest;
        }

        ReconcilerMeter.Report(oldest);
    }

    /// <summary>Hands out again, of the jobs that failed last, those a server failed that does not know them.</summary>
    public void HandOutUnloaded() => unloaded.HandOutAgain(storage.GetMonitoringApi().FailedJobs(0, BatchSize));

    /// <summary>Compares all failed jobs with the receipts, for those Hangfire failed without asking any filter.</summary>
    public async Task CompareAllAsync(CancellationToken cancel)
    {
        var monitor = storage.GetMonitoringApi();
        using var connection = storage.GetConnection();
        for (var from = 0; monitor.FailedJobs(from, BatchSize) is { Count: > 0 } page; from += BatchSize)
        {
            cancel.ThrowIfCancellationRequested();
            unloaded.HandOutAgain(page);
            var unknown = page.Where(failed => EntityJobs.IsAny(failed.Value?.Job) && (!UnloadedJobs.IsOne(failed.Value) || unloaded.IsGivenUp(failed.Key)) && !settled.Contains(Mark(failed.Key, failed.Value.FailedAt)))
                .Select(failed => FailedJob.Read(connection, failed.Key)).OfType<FailedJob>().ToList();
            if (unknown.Count > 0)
            {
                await CompareAsync(unknown, cancel);
            }
        }
    }

    private async Task CompareAsync(List<FailedJob> failed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var recorded = await scope.ServiceProvider.GetRequiredService<IReceiptBook>().RecordedAsync(failed.ConvertAll(job => job.Key), cancel);
        foreach (var job in failed)
        {
            if (recorded.Contains(job.Key) || await TryRecordAsync(job))
            {
                settled.Add(Mark(job.JobId, job.FailedAt));
            }
        }
    }

    /// <returns>How long the failure has been waiting, when it still is.</returns>
    private async Task<TimeSpan> RecordListedAsync(IStorageConnection connection, string jobId, DateTimeOffset now, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var failed = FailedJob.Read(connection, jobId);
        var waited = failed is null ? TimeSpan.Zero : now.UtcDateTime - failed.FailedAt;
        var isOpen = failed is not null && !await TryRecordAsync(failed);
        using var transaction = connection.CreateWriteTransaction();
        if (isOpen)
        {
            // The longer it has been refused, the less often it is worth asking.
            transaction.AddToSet(UnrecordedFailures.Key, jobId, (now + (waited < LongestWait ? waited : LongestWait)).ToUnixTimeSeconds());
        }
        else
        {
            transaction.RemoveFromSet(UnrecordedFailures.Key, jobId);
        }

        transaction.Commit();
        return isOpen ? waited : TimeSpan.Zero;
    }

    private async Task<bool> TryRecordAsync(FailedJob failed)
    {
        var action = EntityActionDescriptor.Of(failed.Job.Type);
        var context = new JobContext(failed.JobId, failed.Key, failed.Attempt, jobs.PolicyOf(failed.Job), CancellationToken.None) { Series = failed.Series };
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = context;
            await (failed.Chunk is { } keys ? SplitAsync(scope.ServiceProvider, action, context, keys) : RecordAsync(scope.ServiceProvider, action, context, failed));
            ReconcilerMeter.Rescued.Add(1);
            return true;
        }
        catch (Exception error)
        {
            Log.FailureNotRecorded(logger, action.Name, failed.JobId, action.EntityType.Name, failed.Chunk is null ? EntityKey.TextOf(failed.EntityId) : "*", error);
            return false;
        }
    }

    private async Task SplitAsync(IServiceProvider services, EntityActionDescriptor action, JobContext job, Array keys)
    {
        var count = await services.GetRequiredService<ChunkSplit>().RunAsync(action, job, keys);
        Log.ChunkSplit(logger, action.Name, job.JobId, count);
    }

    private async Task RecordAsync(IServiceProvider services, EntityActionDescriptor action, JobContext job, FailedJob failed)
    {
        var run = new EntityRun(action, job, failed.EntityId);
        await ActionOf(services, failed.Job).RecordFailureAsync(services.GetRequiredService<EntityFailure>(), run, failed.Error);
        Log.FailureReconciled(logger, action.Name, job.JobId, run.EntityName, run.EntityId);
    }

    // It is asked only how it finds its entity. That what it needs to act is missing may be the very reason it failed.
    private static IEntityAction ActionOf(IServiceProvider services, Job job)
    {
        try
        {
            return (IEntityAction)ActivatorUtilities.CreateInstance(services, job.Type);
        }
        catch (InvalidOperationException)
        {
            return (IEntityAction)RuntimeHelpers.GetUninitializedObject(job.Type);
        }
    }

    private static List<string> DueIn(IStorageConnection connection, long now) => connection is JobStorageConnection able
        ? able.GetFirstByLowestScoreFromSet(UnrecordedFailures.Key, 0, now, BatchSize)
        : [.. new[] { connection.GetFirstByLowestScoreFromSet(UnrecordedFailures.Key, 0, now) }.OfType<string>()];

    private static IDisposable? TryLock(IStorageConnection connection)
    {
        try
        {
            return connection.AcquireDistributedLock(Lock, TimeSpan.FromSeconds(1));
        }
        catch (DistributedLockTimeoutException)
        {
            return null; // another server is at it
        }
    }

    private static string Mark(string jobId, DateTime? failedAt) => $"{jobId}@{failedAt?.Ticks}";
}
