using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Readers;
using Hangfire.Storage.Monitoring;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Reads one job with its history, the latest state first.</summary>
internal sealed class JobDetailsReader(Database database)
{
    private const string JobSql = "select " + JobRow.Columns + " from hangfire.job where job.id = $1";

    private const string HistorySql =
        "select name, reason, createdat, data::text from hangfire.state where jobid = $1 order by id desc";

    public JobDetailsDto? Read(string jobId)
    {
        if (StoredId.Parse(jobId) is not { } id || database.QueryFirst(new SqlStatement(JobSql).Bind(id), JobRow.Read) is not { } row)
        {
            return null;
        }

        var data = row.ToJobData();
        return new JobDetailsDto
        {
            Job = data.Job!,
            LoadException = data.LoadException!,
            InvocationData = data.InvocationData!,
            CreatedAt = row.CreatedAt,
            ExpireAt = row.ExpireAt,
            Properties = StoredDictionary.Read(row.ParametersJson, StringComparer.Ordinal),
            History = History(id),
        };
    }

    private List<StateHistoryDto> History(long id) => database.Query(new SqlStatement(HistorySql).Bind(id), row => new StateHistoryDto
    {
        StateName = row.GetString(0),
        Reason = row.TextAt(1)!,
        CreatedAt = row.GetDateTime(2),
        Data = StoredDictionary.Read(row.TextAt(3), StringComparer.OrdinalIgnoreCase),
    });
}
