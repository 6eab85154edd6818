using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>What waits for writes that follow, by job. Its thread, which commits what has waited too long, lives only while something waits.</summary>
internal sealed class DeferredCommits(Database database, GroupCommitter committer, TimeSpan longest)
{
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    private const string CurrentSql =
        "select state.id from hangfire.job join hangfire.state on state.id = job.stateid where job.id = $1 and state.name = $2 and state.data = $3";

    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly RepeatedErrors errors = new(LogProvider.GetLogger(typeof(DeferredCommits)));
    private readonly ConcurrentDictionary<long, DeferredCommit> waiting = new();
    private readonly object gate = new();
    private Thread? thread;
    private bool isIdle;

    public TimeSpan LongestWait(bool hasFailed) => hasFailed ? PauseAfterError : longest;

    public void Add(DeferredCommit commit)
    {
        waiting[commit.JobId] = commit;
        lock (gate)
        {
            if (thread == null)
            {
                thread = new Thread(Run) { IsBackground = true, Name = "Hangfire deferred commits" };
                thread.UnsafeStart();
            }
            else if (isIdle)
            {
                Monitor.Pulse(gate);
            }
        }
    }

    public void Remove(DeferredCommit commit) => waiting.TryRemove(KeyValuePair.Create(commit.JobId, commit));

    /// <summary>Commits what waits for this job, so that a read that follows sees it.</summary>
    public void CommitBeforeReading(string jobId)
    {
        if (StoredId.Parse(jobId) is { } id && waiting.TryGetValue(id, out var commit))
        {
            commit.Commit();
        }
    }

    public PendingCommit Send(Changes changes) => committer.Begin(changes);

    /// <returns>The id of the state, if it is the job's current one.</returns>
    public long? FindCurrent(ChangeState change)
    {
        long? found = null;
        database.ExecuteOwn(new SqlStatement(CurrentSql)
            .Bind(change.JobId)
            .Bind(change.State.Name)
            .BindJson(change.State.Data)
            .Reading(row => found = row.GetInt64(0)));
        return found;
    }

    private void Run()
    {
        while (TryWaitForDue(out var due))
        {
            // Sent together, they are committed together.
            due.ForEach(static commit => commit.BeginCommit());
            due.ForEach(Finish);
        }
    }

    private void Finish(DeferredCommit commit)
    {
        if (commit.Finish() is { } error)
        {
            errors.Log(LogLevel.Warn, $"The start of job '{commit.JobId}' could not be stored while it runs. It is tried again in '{PauseAfterError}'.", error);
        }
    }

    private bool TryWaitForDue([NotNullWhen(true)] out List<DeferredCommit>? due)
    {
        lock (gate)
        {
            while (true)
            {
                var now = waiting.Values.Select(commit => (Commit: commit, commit.DueIn)).ToList();
                due = [.. now.Where(one => one.DueIn <= TimeSpan.Zero).Select(one => one.Commit)];
                if (due.Count > 0)
                {
                    return true;
                }

                isIdle = now.Count == 0;
                var told = Monitor.Wait(gate, isIdle ? Linger : now.Min(one => one.DueIn));
                if (isIdle && !told && waiting.IsEmpty)
                {
                    thread = null;
                    return false;
                }
            }
        }
    }
}
