using Hangfire.PostgreSql.Queues;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>One write of a transaction, remembered until the commit.</summary>
internal abstract record StorageOperation
{
    /// <summary>Whether its statement finds its rows the same way whatever the tables hold, so that the plan of it may be kept.</summary>
    public virtual bool HasLastingPlan => false;

    public abstract void AddTo(CommitPlan plan);

    /// <summary>The same, decided a while ago.</summary>
    public virtual StorageOperation Aged(TimeSpan age) => this;
}

internal sealed record CreateJob(NewJob Job) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Jobs.Create(Job);
}

internal sealed record ChangeState(long JobId, StateRow State, bool MakesCurrent) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Jobs.AddState(JobId, State, MakesCurrent);

    public override StorageOperation Aged(TimeSpan age) => this with { State = State with { Age = age } };
}

internal sealed record ChangeJobExpiry(long JobId, Expiry Expiry) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Jobs.SetExpiry(JobId, Expiry);
}

internal sealed record SetParameter(long JobId, string Name, string? Value) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Jobs.SetParameter(JobId, Name, Value);
}

internal sealed record Enqueue(long JobId, string Queue) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Queues.Add(JobId, Queue);
}

internal sealed record Dequeue(PostgreSqlFetchedJob Claim) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Queues.Remove(Claim);
}

internal sealed record Count(string Key, long Amount, TimeSpan? ExpireIn) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Counters.Add(Key, Amount, ExpireIn);
}

internal sealed record AddToSet(string Key, string Value, double Score) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Sets.Add(Key, Value, Score);
}

internal sealed record RemoveFromSet(string Key, string Value) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Sets.Remove(Key, Value);
}

internal sealed record RemoveCollection(Collection Collection, string Key) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Of(Collection).RemoveAll(Key);
}

internal sealed record ChangeCollectionExpiry(Collection Collection, string Key, Expiry Expiry) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Of(Collection).SetExpiry(Key, Expiry);
}

internal sealed record WriteHash(string Key, string Field, string? Value) : StorageOperation
{
    public override bool HasLastingPlan => true;

    public override void AddTo(CommitPlan plan) => plan.Hashes.Set(Key, Field, Value);
}

internal sealed record InsertToList(string Key, string Value) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Lists.Insert(Key, Value);
}

internal sealed record RemoveFromList(string Key, string Value) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Lists.Remove(Key, Value);
}

internal sealed record TrimList(string Key, int First, int Last) : StorageOperation
{
    public override void AddTo(CommitPlan plan) => plan.Lists.Trim(Key, First, Last);
}
