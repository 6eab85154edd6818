namespace Hangfire;

/// <summary>Tells a running job to give up. A job gets it by taking it as a parameter; any value may be passed on creation.</summary>
public interface IJobCancellationToken
{
    /// <summary>Cancelled when the server stops, and soon after the job was deleted or otherwise taken away.</summary>
    CancellationToken ShutdownToken { get; }

    /// <summary>Ends the job when the server stops or the job was taken away. Asks the storage, so it should not be called in tight loops.</summary>
    /// <exception cref="OperationCanceledException">The server stops; the job runs again elsewhere.</exception>
    /// <exception cref="Server.JobAbortedException">The job was taken away.</exception>
    void ThrowIfCancellationRequested();
}
