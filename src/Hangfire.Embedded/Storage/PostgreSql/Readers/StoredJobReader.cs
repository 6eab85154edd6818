using Hangfire.PostgreSql.Connections;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Reads single jobs.</summary>
internal sealed class StoredJobReader(Database database)
{
    private const string DataSql = "select " + JobRow.Columns + " from hangfire.job where job.id = $1";

    private const string StateSql =
        "select state.name, state.reason, state.data::text from hangfire.job join hangfire.state on state.id = job.stateid where job.id = $1";

    private const string ParameterSql = "select value from hangfire.jobparameter where jobid = $1 and name = $2";

    public JobData? Data(string jobId) =>
        StoredId.Parse(jobId) is { } id ? database.QueryFirst(new SqlStatement(DataSql).Bind(id), JobRow.Read)?.ToJobData() : null;

    public StateData? State(string jobId) => StoredId.Parse(jobId) is not { } id
        ? null
        : database.QueryFirst(new SqlStatement(StateSql).Bind(id), row => new StateData
        {
            Name = row.GetString(0),
            Reason = row.TextAt(1),
            Data = StoredDictionary.Read(row.TextAt(2), StringComparer.OrdinalIgnoreCase),
        });

    public string? Parameter(string jobId, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return StoredId.Parse(jobId) is { } id
            ? database.QueryFirst(new SqlStatement(ParameterSql).Bind(id).Bind(name), row => row.TextAt(0))
            : null;
    }
}
