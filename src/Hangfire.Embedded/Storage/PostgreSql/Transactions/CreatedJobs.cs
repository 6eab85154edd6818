using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Jobs to insert, each with what else was written to it before the commit.</summary>
internal sealed class CreatedJobs
{
    private const string JobsSql =
        "insert into hangfire.job (id, stateid, statename, invocationdata, arguments, createdat, expireat) " +
        "select id, stateid, statename, invocationdata, arguments, createdat, now() + expirein " +
        "from unnest($1, $2, $3, $4, $5, $6, $7) " +
        "as given(id, stateid, statename, invocationdata, arguments, createdat, expirein)";

    private const string StatesSql =
        "insert into hangfire.state (id, jobid, name, reason, createdat, data) " +
        "select id, jobid, name, reason, now(), data from unnest($1, $2, $3, $4, $5) as given(id, jobid, name, reason, data)";

    private const string ParametersSql =
        "insert into hangfire.jobparameter (jobid, name, value) select * from unnest($1, $2, $3)";

    private readonly Dictionary<long, Created> jobs = [];

    public bool Contains(long jobId) => jobs.ContainsKey(jobId);

    public void Add(NewJob job) => jobs.Add(job.Id, new Created(job));

    public bool TrySetFirstState(long jobId, StateRow state, out long stateId)
    {
        stateId = 0;
        if (!jobs.TryGetValue(jobId, out var job) || job.State != null || job.StatesAreClosed)
        {
            return false;
        }

        job.State = state;
        stateId = job.New.ReservedStateId;
        return true;
    }

    public void CloseStates(long jobId)
    {
        if (jobs.TryGetValue(jobId, out var job))
        {
            job.StatesAreClosed = true;
        }
    }

    public bool TrySetExpiry(long jobId, Expiry expiry)
    {
        if (!jobs.TryGetValue(jobId, out var job))
        {
            return false;
        }

        job.Expiry = expiry;
        return true;
    }

    public bool TrySetParameter(long jobId, string name, string? value)
    {
        if (!jobs.TryGetValue(jobId, out var job))
        {
            return false;
        }

        var position = job.Parameters.FindIndex(parameter => parameter.Key == name);
        var written = KeyValuePair.Create(name, value);
        if (position < 0)
        {
            job.Parameters.Add(written);
        }
        else
        {
            job.Parameters[position] = written;
        }

        return true;
    }

    public void AddStatements(List<SqlStatement> statements)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        var rows = jobs.Values.ToList();
        statements.Add(JobsStatement(rows));
        AddStates(statements, rows.FindAll(row => row.State != null));
        AddParameters(statements, rows);
    }

    private static SqlStatement JobsStatement(List<Created> rows) => new SqlStatement(JobsSql)
        .Bind([.. rows.Select(row => row.New.Id)])
        .Bind([.. rows.Select(row => row.State == null ? (long?)null : row.New.ReservedStateId)])
        .Bind([.. rows.Select(row => row.State?.Name)])
        .BindJson([.. rows.Select(row => row.New.InvocationData)])
        .BindJson([.. rows.Select(row => row.New.Arguments)])
        .Bind([.. rows.Select(row => row.New.CreatedAt)])
        .Bind([.. rows.Select(row => row.Expiry.In)])
        .Named("created");

    private static void AddStates(List<SqlStatement> statements, List<Created> rows)
    {
        if (rows.Count > 0)
        {
            statements.Add(new SqlStatement(StatesSql)
                .Bind([.. rows.Select(row => row.New.ReservedStateId)])
                .Bind([.. rows.Select(row => row.New.Id)])
                .Bind([.. rows.Select(row => row.State!.Name)])
                .Bind([.. rows.Select(row => row.State!.Reason)])
                .BindJson([.. rows.Select(row => row.State!.Data)])
                .Named("firststates"));
        }
    }

    private static void AddParameters(List<SqlStatement> statements, List<Created> rows)
    {
        var parameters = rows.SelectMany(row => row.Parameters, (row, parameter) => (row.New.Id, parameter.Key, parameter.Value)).ToList();
        if (parameters.Count > 0)
        {
            statements.Add(new SqlStatement(ParametersSql)
                .Bind([.. parameters.Select(parameter => parameter.Id)])
                .Bind([.. parameters.Select(parameter => parameter.Key)])
                .Bind([.. parameters.Select(parameter => parameter.Value)])
                .Named("firstparameters"));
        }
    }

    private sealed class Created(NewJob job)
    {
        public NewJob New => job;

        public StateRow? State { get; set; }

        public bool StatesAreClosed { get; set; }

        public Expiry Expiry { get; set; } = job.Expiry;

        public List<KeyValuePair<string, string?>> Parameters { get; } = [.. job.Parameters];
    }
}
