using Hangfire.Logging;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>The outcome of a job, being committed while its worker goes on to the next one.</summary>
internal sealed class OutcomeInFlight(HeldClaim claim, ICommitInFlight commit, Action writeAgain)
{
    private static readonly ILog Log = LogProvider.For<Worker>();

    /// <summary>Returns when the outcome is stored; what went wrong is tried again first.</summary>
    public void Settle()
    {
        using (claim)
        {
            if (!IsCommitted()) writeAgain();
        }
    }

    private bool IsCommitted()
    {
        try
        {
            commit.Wait();
            return true;
        }
        catch (Exception error)
        {
            Log.DebugException($"The outcome of job '{claim.JobId}' was not stored at once. It is written again.", error);
            return false;
        }
    }
}
