using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>Tells the jobs that deliver events from all others.</summary>
internal static class DeliveryJobs
{
    public static bool IsOne(Job job) => job.Type == typeof(HandlerDelivery) || job.Type == typeof(RemoteDelivery);

    /// <summary>The event and handler a job delivers, or <c>null</c> when it is another kind of job, or one for several handlers.</summary>
    public static (string EventName, string Handler)? HandlerOf(Job job) =>
        IsOne(job) && job.Args is [string eventName, string handler, ..] ? (eventName, handler) : null;
}
