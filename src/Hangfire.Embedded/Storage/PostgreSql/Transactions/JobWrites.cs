using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes to jobs, their states and parameters. Jobs created here are told apart from those that exist already.</summary>
internal sealed class JobWrites
{
    private readonly CreatedJobs created = new();
    private readonly ChangedJobs changed = new();

    /// <summary>The ids of the states that became current, by job; complete once the statements ran.</summary>
    public Dictionary<long, long> CurrentStates { get; } = [];

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

    public void AddStatements(List<SqlStatement> statements)
    {
        created.AddStatements(statements);
        changed.AddStatements(statements, CurrentStates);
    }
}
