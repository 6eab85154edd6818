using Hangfire.Storage;

namespace Hangfire.Recurring;

/// <summary>The time recurring jobs go by: the caller's, else the storage's, so that all servers agree, else this machine's.</summary>
internal sealed class RecurringJobClock(JobStorage? storage, Func<DateTime>? nowFactory)
{
    public RecurringJobClock For(JobStorage current) => new(current, nowFactory);

    public DateTime UtcNow(IStorageConnection connection)
    {
        if (nowFactory is not null) return nowFactory().ToUniversalTime();

        return connection is JobStorageConnection able && storage?.HasFeature(JobStorageFeatures.Connection.GetUtcDateTime) == true
            ? able.GetUtcDateTime()
            : DateTime.UtcNow;
    }
}
