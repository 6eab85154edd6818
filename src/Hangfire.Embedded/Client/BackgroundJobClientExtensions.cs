using Hangfire.States;

namespace Hangfire;

/// <summary>The usual ways to create jobs and to change their states.</summary>
public static partial class BackgroundJobClientExtensions
{
    /// <summary>Changes the state of a job, whatever state it is in, and answers whether it came to that very state.</summary>
    public static bool ChangeState(this IBackgroundJobClient client, string jobId, IState state) =>
        Of(client).ChangeState(jobId, state, null);

    /// <summary>Deletes the job; a running one is cancelled. Answers whether it did.</summary>
    public static bool Delete(this IBackgroundJobClient client, string jobId) =>
        Of(client).ChangeState(jobId, new DeletedState(), null);

    /// <summary>Deletes the job, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Delete(this IBackgroundJobClient client, string jobId, string? fromState) =>
        Of(client).ChangeState(jobId, new DeletedState(), fromState);

    /// <summary>Enqueues the job again. Answers whether it did.</summary>
    public static bool Requeue(this IBackgroundJobClient client, string jobId) =>
        Of(client).ChangeState(jobId, new EnqueuedState(), null);

    /// <summary>Enqueues the job again, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Requeue(this IBackgroundJobClient client, string jobId, string? fromState) =>
        Of(client).ChangeState(jobId, new EnqueuedState(), fromState);

    /// <summary>Enqueues the job again after <paramref name="delay"/>. Answers whether it did.</summary>
    public static bool Reschedule(this IBackgroundJobClient client, string jobId, TimeSpan delay) =>
        Of(client).ChangeState(jobId, new ScheduledState(delay), null);

    /// <summary>Enqueues the job again after <paramref name="delay"/>, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Reschedule(this IBackgroundJobClient client, string jobId, TimeSpan delay, string? fromState) =>
        Of(client).ChangeState(jobId, new ScheduledState(delay), fromState);

    /// <summary>Enqueues the job again at <paramref name="enqueueAt"/>. Answers whether it did.</summary>
    public static bool Reschedule(this IBackgroundJobClient client, string jobId, DateTimeOffset enqueueAt) =>
        Of(client).ChangeState(jobId, new ScheduledState(enqueueAt.UtcDateTime), null);

    /// <summary>Enqueues the job again at <paramref name="enqueueAt"/>, only from the state <paramref name="fromState"/>. Answers whether it did.</summary>
    public static bool Reschedule(this IBackgroundJobClient client, string jobId, DateTimeOffset enqueueAt, string? fromState) =>
        Of(client).ChangeState(jobId, new ScheduledState(enqueueAt.UtcDateTime), fromState);

    private static IBackgroundJobClient Of(IBackgroundJobClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client;
    }
}
