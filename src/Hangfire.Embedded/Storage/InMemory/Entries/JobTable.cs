namespace Hangfire.InMemory.Entries;

/// <summary>All jobs by their identifiers, and those of each state in the order they came into it.</summary>
internal sealed class JobTable(StringComparer comparer, ExpirationIndex expirations)
{
    private static readonly LinkedList<JobEntry> None = new();

    private readonly Dictionary<string, JobEntry> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedList<JobEntry>> _byState = new(comparer);

    public IEnumerable<JobEntry> All => _jobs.Values;

    public JobEntry? Find(string jobId) => _jobs.GetValueOrDefault(jobId);

    public void Add(JobEntry job) => _jobs.Add(job.Key, job);

    public void Remove(string jobId)
    {
        if (!_jobs.Remove(jobId, out var job)) return;
        expirations.Persist(job);
        LeaveState(job);
    }

    public void MoveTo(JobEntry job, StateEntry state)
    {
        LeaveState(job);
        if (!_byState.TryGetValue(state.Name, out var peers)) _byState[state.Name] = peers = new();
        job.State = state;
        job.PlaceInState = peers.AddLast(job);
    }

    public LinkedList<JobEntry> InState(string stateName) => _byState.GetValueOrDefault(stateName, None);

    public void SetExpiration(string jobId, TimeSpan? expireIn)
    {
        if (Find(jobId) is not { } job) return;
        if (expireIn is { } given) expirations.Expire(job, given);
        else expirations.Persist(job);
    }

    private static void LeaveState(JobEntry job)
    {
        if (job.PlaceInState is not { List: { } peers } place) return;
        peers.Remove(place);
        job.PlaceInState = null;
    }
}
