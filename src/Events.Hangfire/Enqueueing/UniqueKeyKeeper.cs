using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>Notes which job has a key, in the transaction that enqueues it, and forgets it in the one that ends it.</summary>
internal sealed class UniqueKeyKeeper : IApplyStateFilter
{
    private const string Holder = "job";

    /// <summary>The job that has the key and has not ended; a note a crash or an expired job left behind counts for nothing.</summary>
    public static string? HolderOf(IStorageConnection connection, string key) =>
        connection.GetAllEntriesFromHash(HashOf(key))?.GetValueOrDefault(Holder) is { } id && !HasEnded(connection.GetStateData(id)?.Name) ? id : null;

    /// <summary>The resource to lock while asking for the holder and creating one.</summary>
    public static string LockOf(string key) => $"events:unique:{key}:lock";

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // What was set before the job was created is in the snapshot; reading it costs no round trip.
        if (context.GetJobParameter<string?>(JobParameters.Unique, allowStale: true) is not { } key)
        {
            return;
        }

        if (!HasEnded(context.NewState.Name))
        {
            transaction.SetRangeInHash(HashOf(key), [new KeyValuePair<string, string>(Holder, context.BackgroundJob.Id)]);
        }
        else if (context.Connection.GetAllEntriesFromHash(HashOf(key))?.GetValueOrDefault(Holder) == context.BackgroundJob.Id)
        {
            transaction.RemoveHash(HashOf(key));
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // The next state says it.
    }

    private static bool HasEnded(string? state) =>
        state is null || state == SucceededState.StateName || state == DeletedState.StateName || state == FailedState.StateName;

    private static string HashOf(string key) => $"events:unique:{key}";
}
