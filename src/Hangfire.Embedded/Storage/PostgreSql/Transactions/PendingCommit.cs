using System.Runtime.ExceptionServices;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>A transaction waiting to be committed in a group.</summary>
internal sealed class PendingCommit(Changes changes)
{
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? error;

    public Changes Changes => changes;

    public bool IsSettled => settled.Task.IsCompleted;

    /// <summary>Ends when the transaction was committed or refused; does not throw.</summary>
    public Task Settled => settled.Task;

    public void Settle(Exception? refusal)
    {
        error = refusal;
        settled.TrySetResult();
    }

    /// <summary>Returns when the transaction was committed, and throws when it was not.</summary>
    public void Wait()
    {
        settled.Task.GetAwaiter().GetResult();
        switch (error)
        {
            case null:
                return;
            case StateChangedException own:
                throw own;
            default:
                // One failure may be thrown to several callers at once; each needs its own stack trace.
                ExceptionDispatchInfo.Throw(error);
                return;
        }
    }
}
