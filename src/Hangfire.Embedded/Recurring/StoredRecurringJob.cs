using System.Globalization;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Recurring;

/// <summary>A recurring job as it is stored.</summary>
internal sealed class StoredRecurringJob(string id, IReadOnlyDictionary<string, string> fields)
{
    public string Id => id;

    public string? Cron => Text(RecurringJobFields.Cron);

    public string TimeZoneId => Text(RecurringJobFields.TimeZoneId) ?? TimeZoneInfo.Utc.Id;

    public string Queue => Text(RecurringJobFields.Queue) ?? EnqueuedState.DefaultQueue;

    public DateTime? NextExecution => Time(RecurringJobFields.NextExecution);

    public DateTime? CreatedAt => Time(RecurringJobFields.CreatedAt);

    /// <summary>How often in a row it could not be started.</summary>
    public int RetryAttempt => Number(RecurringJobFields.RetryAttempt);

    public MisfireHandlingMode Misfire => (MisfireHandlingMode)Number(RecurringJobFields.Misfire);

    public bool HasFailed => RetryAttempt > 0 || Text(RecurringJobFields.Error) is not null;

    /// <summary>Reads it, or answers <see langword="null"/> when there is none of that id.</summary>
    public static StoredRecurringJob? Read(IStorageConnection connection, string id) =>
        connection.GetAllEntriesFromHash(RecurringJobKeys.HashOf(id)) is { Count: > 0 } fields ? new StoredRecurringJob(id, fields) : null;

    public bool Has(string field) => fields.ContainsKey(field);

    /// <summary>Whether it already runs by this expression in this time zone.</summary>
    public bool RunsBy(string cron, string timeZoneId) =>
        string.Equals(Cron, cron, StringComparison.Ordinal) && string.Equals(TimeZoneId, timeZoneId, StringComparison.Ordinal);

    /// <exception cref="JobLoadException">Its type or method cannot be found here.</exception>
    public Job LoadJob() => InvocationData.DeserializePayload(
        Text(RecurringJobFields.Job) ?? throw new JobLoadException($"Recurring job '{id}' stores no job. Add it again.", null)).DeserializeJob();

    /// <exception cref="CronFormatException">Its cron expression cannot be read.</exception>
    /// <exception cref="TimeZoneNotFoundException">Its time zone is not known here.</exception>
    public Schedule Schedule(ITimeZoneResolver timeZones) =>
        Recurring.Schedule.Parse(Cron ?? string.Empty, timeZones.GetTimeZoneById(TimeZoneId));

    private string? Text(string field) => fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    private DateTime? Time(string field) => JobHelper.DeserializeNullableDateTime(Text(field))?.ToUniversalTime();

    private int Number(string field) =>
        int.TryParse(Text(field), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
