using Hangfire.States;

namespace Hangfire.Recurring;

/// <summary>What becomes of a recurring job that could not be started.</summary>
internal static class RecurringJobFailure
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Tries the same occurrence again after 15 seconds, then after twice as long each time. After five attempts it is given up, and the
    /// error stays until an occurrence can be started; without a readable schedule there is no further one.
    /// </summary>
    public static RecurringJobChanges Changes(StoredRecurringJob recurring, Exception error, DateTime now, ITimeZoneResolver timeZones)
    {
        var attempt = recurring.RetryAttempt + 1;
        var changes = new RecurringJobChanges(recurring.Id).Set(RecurringJobFields.Error, ExceptionDetails.Of(error, FailedState.DefaultMaxLines, true));

        return attempt < MaxAttempts
            ? changes.Set(RecurringJobFields.RetryAttempt, attempt).DueAt(now + (FirstDelay * Math.Pow(2, attempt - 1)))
            : changes.Set(RecurringJobFields.RetryAttempt, 0).Next(NextOf(recurring, now, timeZones));
    }

    private static DateTime? NextOf(StoredRecurringJob recurring, DateTime now, ITimeZoneResolver timeZones)
    {
        try
        {
            return recurring.Schedule(timeZones).Next(now);
        }
        catch (Exception error) when (error is CronFormatException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }
}
