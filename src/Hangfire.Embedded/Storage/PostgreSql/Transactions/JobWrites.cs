using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes to jobs, their states and parameters. Jobs created here are told apart from those that exist already.</summary>
internal sealed class JobWrites
{
    private readonly CreatedJobs created = new();
    private readonly ChangedJobs changed = new();

    /// <summary>The ids of the states that became current, by job; complete once the statements ran.</summary>
    public Dictionary<long, long> CurrentStates { get; } = [];

    /// <summary>Notes jobs whose rows are locked before anything is written.</summary>
    public void NoteLocked(IEnumerable<long> jobIds) => changed.NoteLocked(jobIds);

    public void Create(NewJob job) => created.Add(job);

    public void AddState(long jobId, StateRow state, bool makesCurrent)
    {
        if (makesCurrent && created.TrySetFirstState(jobId, state, out var stateId))
        {
            CurrentStates[jobId] = stateId;
            return;
        }

        // A reserved id is older than any the database hands out now, and must not follow one in the history.
        created.CloseStates(jobId);
        changed.AddState(jobId, state, makesCurrent);
    }

    public void SetExpiry(long jobId, Expiry expiry)
    {
        if (!created.TrySetExpiry(jobId, expiry))
        {
            changed.SetExpiry(jobId, expiry);
        }
    }

    public void SetParameter(long jobId, string name, string? value)
    {
        if (!created.TrySetParameter(jobId, name, value))
        {
            changed.SetParameter(jobId, name, value);
        }
    }

    /// <summary>Whether no write builds on another one, so that all can be one statement.</summary>
    public bool IsUnordered => !changed.HasParameters && !changed.Touched.Any(created.Contains);

    public bool ChangesStates => changed.HasStates;

    /// <summary>The jobs written to that were there before.</summary>
    public IEnumerable<long> Touched => changed.Touched;

    /// <summary>Adds the writes as parts of one statement.</summary>
    public void AddLinks(List<SqlStatement> parts)
    {
        created.AddStatements(parts);
        changed.AddLinks(parts);
    }

    /// <summary>Reads a row of the one statement: a job and its new state, or nothing.</summary>
    public void NoteCurrentState(NpgsqlDataReader row)
    {
        if (!row.IsDBNull(0))
        {
            CurrentStates[row.GetInt64(0)] = row.GetInt64(1);
        }
    }

    public void AddStatements(List<SqlStatement> statements)
    {
        created.AddStatements(statements);
        changed.AddStatements(statements, CurrentStates);
    }
}
