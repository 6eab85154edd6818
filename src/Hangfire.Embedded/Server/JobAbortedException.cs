namespace Hangfire.Server;

/// <summary>The running job was deleted, requeued or taken over by another worker.</summary>
public class JobAbortedException : OperationCanceledException
{
    /// <summary>Creates the error.</summary>
    public JobAbortedException()
        : base("The job is no longer processed by this worker: its state was changed meanwhile.")
    {
    }
}
