namespace Hangfire;

public partial class BackgroundJob
{
    private static BackgroundJobClient Client => new(JobStorage.Current);

    /// <summary>Deletes the job; a running one is cancelled. Answers whether it did.</summary>
    public static bool Delete(string jobId) =>
        Client.Delete(jobId);

    /// <summary>Deletes the job, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Delete(string jobId, string? fromState) =>
        Client.Delete(jobId, fromState);

    /// <summary>Enqueues the job again. Answers whether it did.</summary>
    public static bool Requeue(string jobId) =>
        Client.Requeue(jobId);

    /// <summary>Enqueues the job again, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Requeue(string jobId, string? fromState) =>
        Client.Requeue(jobId, fromState);

    /// <summary>Enqueues the job again after <paramref name="delay"/>. Answers whether it did.</summary>
    public static bool Reschedule(string jobId, TimeSpan delay) =>
        Client.Reschedule(jobId, delay);

    /// <summary>Enqueues the job again after <paramref name="delay"/>, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Reschedule(string jobId, TimeSpan delay, string? fromState) =>
        Client.Reschedule(jobId, delay, fromState);

    /// <summary>Enqueues the job again at <paramref name="enqueueAt"/>. Answers whether it did.</summary>
    public static bool Reschedule(string jobId, DateTimeOffset enqueueAt) =>
        Client.Reschedule(jobId, enqueueAt);

    /// <summary>Enqueues the job again at <paramref name="enqueueAt"/>, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Reschedule(string jobId, DateTimeOffset enqueueAt, string? fromState) =>
        Client.Reschedule(jobId, enqueueAt, fromState);
}
