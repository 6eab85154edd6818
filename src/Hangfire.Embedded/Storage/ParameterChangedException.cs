namespace Hangfire.Storage;

/// <summary>A transaction was not applied because a job's parameter no longer has the value the change was decided on; its state may be the same.</summary>
internal sealed class ParameterChangedException(string jobId, string name) : StateChangedException(
    jobId, $"Parameter '{name}' of job '{jobId}' changed meanwhile. Read the job again and decide anew.");
