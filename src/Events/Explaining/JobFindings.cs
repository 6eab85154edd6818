namespace Events;

/// <summary>Puts what the engine knows of a job into sentences.</summary>
internal sealed class JobFindings(TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public Finding Of(JobReport job) => Cause(job) with { JobId = job.JobId, Due = job.Due };

    public static Finding Gone(string jobId) => new(
        Events.Cause.NotFound, $"The engine has no job \"{jobId}\": it ended and was forgotten, or never existed in this database. Check the id and the database.");

    private Finding Cause(JobReport job) => job.State switch
    {
        "Enqueued" => Enqueued(job),
        "Scheduled" when job.FailedAttempts > 0 => new(Events.Cause.WaitingForRetry, $"Job {job.JobId} waits for its next attempt until {Time(job.Due)}. {job.Reason}".TrimEnd()),
        "Scheduled" => new(Events.Cause.Scheduled, $"Job {job.JobId} is due at {Time(job.Due)}. {job.Reason}".TrimEnd()),
        "Awaiting" => new(Events.Cause.Awaiting, $"Job {job.JobId} waits for job {job.Parent} to end."),
        "Processing" => Processing(job),
        "Succeeded" => new(Events.Cause.Succeeded, $"Job {job.JobId} succeeded at {Time(job.Since)}."),
        "Failed" => new(Events.Cause.Failed, $"Job {job.JobId} failed for good at {Time(job.Since)}: {job.Error}. Find the cause, then requeue it or replay its delivery."),
        "Deleted" => new(Events.Cause.Deleted, $"Job {job.JobId} was deleted at {Time(job.Since)}. {job.Reason}".TrimEnd()),
        _ => new(Events.Cause.Other, $"Job {job.JobId} is in the state \"{job.State}\" since {Time(job.Since)}. {job.Reason}".TrimEnd()),
    };

    private static Finding Enqueued(JobReport job)
    {
        if (job.Servers == 0)
        {
            return new(Events.Cause.NoServer, $"Job {job.JobId} waits in queue \"{job.Queue}\", and no server runs. Start a process with AddHangfireServer().");
        }

        if (job.ServersOfQueue == 0)
        {
            return new(Events.Cause.NoServerOnQueue, $"Job {job.JobId} waits in queue \"{job.Queue}\", which none of {job.Servers} servers serves. Add the queue to one of them.");
        }

        return job.Ahead is { } ahead
            ? new(Events.Cause.InQueue, $"Job {job.JobId} waits in queue \"{job.Queue}\" since {Time(job.Since)}: {ahead} jobs are before it, {job.ServersOfQueue} servers serve the queue.")
            : new(Events.Cause.Taken, $"Job {job.JobId} was taken from queue \"{job.Queue}\" by a server that has not begun it. If that server died, another takes it over after the invisibility timeout.");
    }

    private Finding Processing(JobReport job) => job.ServerSeen is { } seen && time.GetUtcNow() - seen < Silence
        ? new(Events.Cause.Running, $"Job {job.JobId} runs since {Time(job.Since)} on {job.Server}.")
        : new(Events.Cause.ServerSilent, $"Job {job.JobId} began at {Time(job.Since)} on {job.Server}, which "
            + (job.ServerSeen is { } last ? $"gave its last sign of life at {Time(last)}" : "is not known any more") + ". Another server takes the job over after the invisibility timeout.");

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown time";
}
