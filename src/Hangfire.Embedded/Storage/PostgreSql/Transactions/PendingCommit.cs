using System.Runtime.ExceptionServices;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>A transaction waiting to be committed in a group.</summary>
internal sealed class PendingCommit(Changes changes)
{
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object gate = new();
    private Exception? error;

    public Changes Changes => changes;

    public bool IsSettled => settled.Task.IsCompleted;

    /// <summary>Ends when the transaction was committed or refused; does not throw.</summary>
    public Task Settled => settled.Task;

    public void Settle(Exception? refusal)
    {
        error = refusal;
        settled.TrySetResult();
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Returns when the transaction was committed, and throws when it was not.</summary>
    public void Wait()
    {
        WaitWithoutSpinning();
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

    // A commit takes longer than spinning is good for: waiting for the task would keep the processor from the database.
    private void WaitWithoutSpinning()
    {
        if (IsSettled)
        {
            return;
        }

        lock (gate)
        {
            while (!IsSettled)
            {
                Monitor.Wait(gate);
            }
        }
    }
}
