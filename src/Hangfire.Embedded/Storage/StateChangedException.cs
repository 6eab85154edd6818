namespace Hangfire.Storage;

/// <summary>A transaction was not applied because a job no longer has the state the change was decided on.</summary>
internal class StateChangedException : Exception
{
    public StateChangedException(string jobId, string? expectedStateId, string? actualStateId)
        : this(
            jobId,
            $"Job '{jobId}' changed meanwhile: expected its current state to be '{expectedStateId}', found '{actualStateId}'. " +
            "Read the job again and decide anew.")
    {
        ActualStateId = actualStateId;
    }

    protected StateChangedException(string jobId, string message)
        : base(message)
    {
        JobId = jobId;
    }

    /// <summary>The job that changed.</summary>
    public string JobId { get; }

    /// <summary>The id of the state the job has now; <see langword="null"/> when it has none or is gone.</summary>
    public string? ActualStateId { get; }
}
