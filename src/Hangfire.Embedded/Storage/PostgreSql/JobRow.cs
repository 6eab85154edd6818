using System.Globalization;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>A job as it is read, with its parameters.</summary>
internal sealed record JobRow(
    long Id, long? StateId, string? StateName, string InvocationJson, string ArgumentsJson, DateTime CreatedAt, DateTime? ExpireAt, string? ParametersJson)
{
    /// <summary>The columns to select, from a table or alias named job.</summary>
    public const string Columns =
        "job.id, job.stateid, job.statename, job.invocationdata::text, job.arguments::text, job.createdat, job.expireat, " +
        "(select jsonb_object_agg(name, value)::text from hangfire.jobparameter where jobid = job.id)";

    public const int ColumnCount = 8;

    public static JobRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetDateTime(5),
        row.IsDBNull(6) ? null : row.GetDateTime(6),
        row.IsDBNull(7) ? null : row.GetString(7));

    public JobData ToJobData()
    {
        var stored = StoredCall.Read(InvocationJson, ArgumentsJson);
        var data = new JobData
        {
            State = StateName,
            StateId = StateId?.ToString(CultureInfo.InvariantCulture),
            CreatedAt = CreatedAt,
            InvocationData = stored,
            ParametersSnapshot = StoredDictionary.Read(ParametersJson, StringComparer.Ordinal),
        };
        (data.Job, data.LoadException) = StoredCall.Load(stored);
        return data;
    }
}
