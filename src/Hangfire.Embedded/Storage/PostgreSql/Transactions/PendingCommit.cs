namespace Hangfire.PostgreSql.Transactions;

/// <summary>A transaction waiting to be committed in a group.</summary>
internal sealed class PendingCommit(Changes changes)
{
    private readonly TaskCompletionSource<CommitTurn> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Changes Changes => changes;

    /// <summary>Ends when the transaction was committed or refused, or when it is this caller's turn to commit a group.</summary>
    public Task<CommitTurn> Turn => turn.Task;

    public bool IsSettled { get; private set; }

    public Exception? Error { get; private set; }

    public void Lead() => turn.TrySetResult(CommitTurn.Lead);

    public void Settle(Exception? error)
    {
        Error = error;
        IsSettled = true;
        turn.TrySetResult(CommitTurn.Settled);
    }
}
