using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Changes to jobs that exist. A job that was removed meanwhile is passed over.</summary>
internal sealed class ChangedJobs
{
    private const string LockSql = "select 1 from hangfire.job where id = any($1) order by id for no key update";

    // Naming the ids once more, here and below, leaves one way to the rows, by their key, whatever was known of the table when the plan was made.
    // Ids are drawn after sorting, so that the history of a job, which is read by id, is in the order of the writes.
    private const string StatesLink =
        "given as (" +
        "select given.* from unnest($1, $2, $3, $4, $5, $6, $7, $8) with ordinality " +
        "as given(jobid, name, reason, data, iscurrent, changesexpiry, expirein, age, position) " +
        "join hangfire.job on job.id = given.jobid and job.id = any($1) order by given.position), " +
        "numbered as materialized (select nextval('hangfire.state_id_seq') as id, given.* from given), " +
        "stored as (insert into hangfire.state (id, jobid, name, reason, createdat, data) " +
        "select id, jobid, name, reason, now() - age, data from numbered order by position), " +
        "states as (update hangfire.job set stateid = numbered.id, statename = numbered.name, " +
        "expireat = case when numbered.changesexpiry then now() + numbered.expirein else job.expireat end " +
        "from numbered where numbered.iscurrent and job.id = numbered.jobid and job.id = any($1) returning job.id, job.stateid)";

    private const string StatesSql = "with " + StatesLink + " select id, stateid from states";

    // Chained, the states wait for the locks, which are taken in the order of the ids.
    private static readonly string LockedStatesLink = StatesLink.Replace("join hangfire.job on", "join locked as job on", StringComparison.Ordinal);

    private const string ExpirySql =
        "update hangfire.job set expireat = now() + given.expirein from unnest($1, $2) as given(jobid, expirein) " +
        "where job.id = given.jobid and job.id = any($1)";

    private const string ParametersSql =
        "with given as (select * from unnest($1, $2, $3) with ordinality as given(jobid, name, value, position)), " +
        "replaced as (update hangfire.jobparameter set value = given.value from given " +
        "where jobparameter.jobid = given.jobid and jobparameter.name = given.name returning jobparameter.jobid, jobparameter.name) " +
        "insert into hangfire.jobparameter (jobid, name, value) " +
        "select given.jobid, given.name, given.value from given join hangfire.job on job.id = given.jobid " +
        "where not exists (select 1 from replaced where replaced.jobid = given.jobid and replaced.name = given.name) " +
        "order by given.position";

    // A new version of the row tells commits that are one statement, and so look at what was there when they began, that they came too late.
    private const string TouchSql = "update hangfire.job set updatecount = updatecount where id = any($1)";

    private readonly List<Change> states = [];
    private readonly Dictionary<long, int> current = [];
    private readonly Dictionary<long, Expiry> expiries = [];
    private readonly OrderedDictionary<(long JobId, string Name), string?> parameters = [];
    private readonly HashSet<long> locked = [];

    public void NoteLocked(IEnumerable<long> jobIds) => locked.UnionWith(jobIds);

    public void AddState(long jobId, StateRow state, bool makesCurrent)
    {
        if (makesCurrent)
        {
            current[jobId] = states.Count;
        }

        states.Add(new Change(jobId, state));
    }

    public void SetExpiry(long jobId, Expiry expiry) => expiries[jobId] = expiry;

    public void SetParameter(long jobId, string name, string? value) => parameters[(jobId, name)] = value;

    public bool HasStates => states.Count > 0;

    public bool HasParameters => parameters.Count > 0;

    public IEnumerable<long> Touched => states.Select(state => state.JobId)
        .Concat(expiries.Keys).Concat(parameters.Keys.Select(key => key.JobId)).Distinct();

    /// <summary>Adds the writes alone; the rows are locked by a part named locked.</summary>
    public void AddLinks(List<SqlStatement> parts)
    {
        if (states.Count > 0)
        {
            parts.Add(StatesStatement().Linked("states", LockedStatesLink));
        }

        AddExpiries(parts);
    }

    public void AddStatements(List<SqlStatement> statements, Dictionary<long, long> currentStates)
    {
        AddLock(statements);
        if (states.Count > 0)
        {
            statements.Add(StatesStatement().Reading(row => currentStates[row.GetInt64(0)] = row.GetInt64(1)));
        }

        AddExpiries(statements);
        if (parameters.Count > 0)
        {
            statements.Add(new SqlStatement(TouchSql).Bind([.. parameters.Keys.Select(key => key.JobId).Distinct()]));
            statements.Add(new SqlStatement(ParametersSql)
                .Bind([.. parameters.Keys.Select(key => key.JobId)])
                .Bind([.. parameters.Keys.Select(key => key.Name)])
                .Bind([.. parameters.Values]));
        }
    }

    private void AddExpiries(List<SqlStatement> statements)
    {
        var expiriesAlone = expiries.Where(expiry => !current.ContainsKey(expiry.Key)).ToList();
        if (expiriesAlone.Count > 0)
        {
            statements.Add(new SqlStatement(ExpirySql)
                .Bind([.. expiriesAlone.Select(expiry => expiry.Key)])
                .Bind([.. expiriesAlone.Select(expiry => expiry.Value.In)])
                .Named("expiries"));
        }
    }

    private void AddLock(List<SqlStatement> statements)
    {
        var touched = Touched.Where(id => !locked.Contains(id)).ToArray();
        if (touched.Length > 0)
        {
            statements.Add(new SqlStatement(LockSql).Bind(touched).Reading(static _ => { }));
        }
    }

    private SqlStatement StatesStatement()
    {
        var isCurrent = states.Select((state, position) => current.TryGetValue(state.JobId, out var last) && last == position).ToArray();
        return new SqlStatement(StatesSql)
            .Bind([.. states.Select(state => state.JobId)])
            .Bind([.. states.Select(state => state.State.Name)])
            .Bind([.. states.Select(state => state.State.Reason)])
            .BindJson([.. states.Select(state => state.State.Data)])
            .Bind(isCurrent)
            .Bind([.. states.Select(state => expiries.ContainsKey(state.JobId))])
            .Bind([.. states.Select(state => expiries.GetValueOrDefault(state.JobId).In)])
            .Bind([.. states.Select(state => (TimeSpan?)state.State.Age)]);
    }

    private sealed record Change(long JobId, StateRow State);
}
