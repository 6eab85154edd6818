using System.Linq.Expressions;
using Events.Hangfire;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace Events;

/// <summary>Enqueues jobs of which there is one at a time.</summary>
public static class UniqueJobExtensions
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Enqueues a job unless one with the same key is waiting, scheduled or running.</summary>
    /// <remarks>The key is free again when the job has succeeded, failed for good or was deleted, also when its process died in between.</remarks>
    /// <param name="client">Creates the job.</param>
    /// <param name="key">What there is one job at a time of, such as <c>invoice 42</c>.</param>
    /// <param name="methodCall">The job.</param>
    /// <returns>The id of the new job, or of the one that has the key.</returns>
    public static string EnqueueUnique<T>(this IBackgroundJobClient client, string key, Expression<Func<T, Task>> methodCall)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var v2 = (IBackgroundJobClientV2)client;
        using var connection = v2.Storage.GetConnection();
        using var oneCallerAtATime = connection.AcquireDistributedLock(UniqueKeyKeeper.LockOf(key), LockTimeout);
        return UniqueKeyKeeper.HolderOf(connection, key)
            ?? v2.Create(Job.FromExpression(methodCall), new EnqueuedState(), new Dictionary<string, object> { [JobParameters.Unique] = key });
    }
}
