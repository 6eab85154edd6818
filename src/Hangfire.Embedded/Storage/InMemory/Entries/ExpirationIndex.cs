namespace Hangfire.InMemory.Entries;

/// <summary>All entries that will expire, the next one first.</summary>
internal sealed class ExpirationIndex(MemoryClock clock, TimeSpan? longest)
{
    private readonly TimeSpan _longest = longest ?? TimeSpan.FromDays(36500);
    private readonly SortedSet<ExpiringEntry> _entries = new(ByExpiration.Instance);
    private long _order;

    public bool IsEmpty => _entries.Count == 0;

    public void Expire(ExpiringEntry entry, TimeSpan expireIn)
    {
        Persist(entry);
        entry.SetExpiration(clock.Elapsed + Within(expireIn), ++_order);
        _entries.Add(entry);
    }

    public void Persist(ExpiringEntry entry)
    {
        if (entry.ExpiresAt is null) return;
        _entries.Remove(entry);
        entry.SetExpiration(null, 0);
    }

    public ExpiringEntry? NextExpired()
    {
        var next = _entries.Min;
        return next?.ExpiresAt <= clock.Elapsed ? next : null;
    }

    /// <summary>How long the entry lives still; minus one second when it does not expire, as connections report it.</summary>
    public TimeSpan TimeToLive(ExpiringEntry? entry) =>
        entry?.ExpiresAt is { } expiresAt ? expiresAt - clock.Elapsed : TimeSpan.FromSeconds(-1);

    private TimeSpan Within(TimeSpan expireIn) =>
        expireIn < TimeSpan.Zero ? TimeSpan.Zero : expireIn > _longest ? _longest : expireIn;

    private sealed class ByExpiration : IComparer<ExpiringEntry>
    {
        public static readonly ByExpiration Instance = new();

        public int Compare(ExpiringEntry? x, ExpiringEntry? y)
        {
            var byTime = Nullable.Compare(x?.ExpiresAt, y?.ExpiresAt);
            return byTime != 0 ? byTime : Nullable.Compare(x?.ExpirationOrder, y?.ExpirationOrder);
        }
    }
}
