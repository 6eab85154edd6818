using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>A commit in the hands of the committer; what follows a commit follows when somebody waits for it.</summary>
internal sealed class CommitInFlight(PendingCommit? pending, Action onCommitted) : ICommitInFlight
{
    public void Wait()
    {
        pending?.Wait();
        onCommitted();
    }
}
