using Hangfire.Common;
using Hangfire.PostgreSql.Readers;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>A job in a list, with its current state.</summary>
internal sealed class MonitoredJob
{
    /// <summary>The columns to select, from job, its current state, and a page that may carry a time.</summary>
    public const string Columns = JobRow.Columns + ", state.reason, state.data::text, state.createdat";

    private MonitoredJob(JobRow job, string? reason, Dictionary<string, string> stateData, DateTime? stateCreatedAt, DateTime? fetchedAt)
    {
        Id = job.Id;
        State = job.StateName;
        Stored = StoredCall.Read(job.InvocationJson, job.ArgumentsJson);
        (Job, LoadException) = StoredCall.Load(Stored);
        Reason = reason;
        StateData = stateData;
        StateCreatedAt = stateCreatedAt;
        FetchedAt = fetchedAt;
    }

    public long Id { get; }

    public string? State { get; }

    public InvocationData Stored { get; }

    public Job? Job { get; }

    public JobLoadException? LoadException { get; }

    public string? Reason { get; }

    public Dictionary<string, string> StateData { get; }

    public DateTime? StateCreatedAt { get; }

    public DateTime? FetchedAt { get; }

    public static MonitoredJob Read(NpgsqlDataReader row) => new(
        JobRow.Read(row),
        row.TextAt(JobRow.ColumnCount),
        StoredDictionary.Read(row.TextAt(JobRow.ColumnCount + 1), StringComparer.OrdinalIgnoreCase),
        row.TimeAt(JobRow.ColumnCount + 2),
        row.FieldCount > JobRow.ColumnCount + 3 ? row.TimeAt(JobRow.ColumnCount + 3) : null);

    public string? Text(string name) => StateData.GetValueOrDefault(name);

    public DateTime? Time(string name) => JobHelper.DeserializeNullableDateTime(Text(name));

    public long? Number(string name) =>
        long.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
