namespace Events;

/// <summary>What one job works through, and which of it goes another way because it failed.</summary>
internal sealed class Chunk<TKey>(EntityActionDescriptor action, JobContext job, IReadOnlyList<TKey> keys)
    where TKey : notnull
{
    private readonly HashSet<TKey> apart = [];

    public EntityActionDescriptor Action => action;

    public JobContext Job => job;

    public int Count { get; } = keys.Distinct().Count();

    /// <summary>Whether each entity is saved on its own, so that a refused one can be told from the others.</summary>
    public bool SavesEach { get; set; }

    /// <summary>Keys that failed and get jobs of their own.</summary>
    public IReadOnlyCollection<TKey> Apart => apart;

    public IReadOnlyList<TKey> Together => [.. keys.Distinct().Where(key => !apart.Contains(key))];

    /// <summary>What is recorded once the chunk is worked through.</summary>
    public Receipt Receipt => new(job.JobKey, job.JobId, action.Name, action.EntityType.Name, "*", Outcome.Succeeded, job.Attempt, job.Series, null);

    public void SetApart(IEnumerable<TKey> failed) => apart.UnionWith(failed);

    public void SetAllApart() => apart.UnionWith(keys);

    /// <summary>One entity of the chunk as a job in its own right: it has its own receipt.</summary>
    public EntityRun RunOf(TKey key) => new(action, job with { JobKey = $"{job.JobKey}/{EntityKey.TextOf(key)}" }, key);
}
