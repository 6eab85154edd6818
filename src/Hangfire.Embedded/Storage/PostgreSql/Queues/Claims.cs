using System.Diagnostics;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.PostgreSql.Transactions;

namespace Hangfire.PostgreSql.Queues;

/// <summary>Claims jobs in batches and settles the claims.</summary>
internal sealed class Claims(Database database, PostgreSqlStorageOptions options, LeaseKeeper keeper, QueueSignal signal)
{
    // A claim that a crash of the server forgets leaves its job free to be claimed again at once: it runs a second time, as it may when its worker dies. The outcome
    // of a job takes its claim to the disk, so none is forgotten that matters.
    public HeldConnection NewConnection() => new(database, PlanChoice.InOrder, awaitsDisk: false);

    /// <summary>Whether what was read with claims made then still holds.</summary>
    public bool AreFresh(long claimedAt) => Stopwatch.GetElapsedTime(claimedAt) < options.StartDeferral;

    public List<PostgreSqlFetchedJob> Claim(string[] queues, int limit, HeldConnection connection)
    {
        var now = Stopwatch.GetTimestamp();
        var claimed = new List<PostgreSqlFetchedJob>();
        var statement = ClaimSql.Claim(queues, options.InvisibilityTimeout, limit)
            .Reading(row => claimed.Add(new PostgreSqlFetchedJob(ClaimSql.Read(row), now, this)));
        Run(statement, connection);
        if (options.UseSlidingInvisibilityTimeout)
        {
            keeper.Add(claimed);
        }

        return claimed;
    }

    /// <returns>Whether the claim was still ours.</returns>
    public bool Remove(PostgreSqlFetchedJob claim)
    {
        try
        {
            return database.ExecuteOwn(ClaimSql.Remove([claim])) > 0;
        }
        catch
        {
            claim.Token.Resume();
            throw;
        }
    }

    /// <summary>Gives claims back for any worker. Should that fail, they are no longer kept fresh and become free by themselves.</summary>
    public void GiveBack(IReadOnlyList<PostgreSqlFetchedJob> claims)
    {
        foreach (var claim in claims)
        {
            claim.MarkDecided();
        }

        database.ExecuteOwn(ClaimSql.GiveBack(claims), QueueWrites.Announcement());
        signal.JobsWereEnqueued();
    }

    public void Forget(PostgreSqlFetchedJob claim) => keeper.Remove(claim);

    private void Run(SqlStatement statement, HeldConnection connection)
    {
        if (database.IsShared)
        {
            database.ExecuteOwn(statement);
            return;
        }

        try
        {
            database.Run(connection.Get(keepPlans: true), [statement]);
        }
        catch
        {
            connection.Drop();
            throw;
        }
    }
}
