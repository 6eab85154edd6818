using Hangfire.InMemory.Commands;
using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory;

internal sealed partial class InMemoryConnection
{
    public override HashSet<string> GetAllItemsFromSet(string key) =>
        ReadSet(key, set => new HashSet<string>(set.InOrderOfAddition)) ?? [];

    public override string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore) =>
        GetFirstByLowestScoreFromSet(key, fromScore, toScore, 1).FirstOrDefault();

    public override List<string> GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (toScore < fromScore)
            throw new ArgumentException($"Expected toScore to be {fromScore} or higher, got '{toScore}'. Swap the two.", nameof(toScore));

        return ReadSet(key, set => set.LowestFirst(fromScore, toScore).Take(count).ToList()) ?? [];
    }

    public override long GetSetCount(string key) => ReadSet(key, set => (long?)set.Count) ?? 0;

    public override long GetSetCount(IEnumerable<string> keys, int limit)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var distinct = keys.ToHashSet();
        return _dispatcher.Read(state => Math.Min(limit, distinct.Sum(key => (long)(state.Sets.Find(key)?.Count ?? 0))));
    }

    public override bool GetSetContains(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ReadSet(key, set => (bool?)set.Contains(value)) ?? false;
    }

    public override List<string> GetRangeFromSet(string key, int startingFrom, int endingAt) =>
        ReadSet(key, set => Range(set.InOrderOfAddition, startingFrom, endingAt)) ?? [];

    public override TimeSpan GetSetTtl(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _dispatcher.Read(state => state.Sets.TimeToLive(key));
    }

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string?>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        _dispatcher.Apply(new SetRangeInHash(key, [.. keyValuePairs]));
    }

    public override Dictionary<string, string>? GetAllEntriesFromHash(string key) =>
        ReadHash(key, hash => new Dictionary<string, string>(hash.Fields!, hash.Fields.Comparer));

    public override string? GetValueFromHash(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ReadHash(key, hash => hash.Fields.GetValueOrDefault(name));
    }

    public override long GetHashCount(string key) => ReadHash(key, hash => (long?)hash.Fields.Count) ?? 0;

    public override TimeSpan GetHashTtl(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _dispatcher.Read(state => state.Hashes.TimeToLive(key));
    }

    public override long GetListCount(string key) => ReadList(key, list => (long?)list.Count) ?? 0;

    public override List<string> GetAllItemsFromList(string key) => ReadList(key, list => list.NewestFirst().ToList()) ?? [];

    public override List<string> GetRangeFromList(string key, int startingFrom, int endingAt) =>
        ReadList(key, list => Range(list.NewestFirst(), startingFrom, endingAt)) ?? [];

    public override TimeSpan GetListTtl(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _dispatcher.Read(state => state.Lists.TimeToLive(key));
    }

    public override long GetCounter(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _dispatcher.Read(state => state.Counters.Find(key)?.Value ?? 0);
    }

    private static List<T> Range<T>(IEnumerable<T> items, int from, int to) =>
        [.. items.Skip(from).Take(Math.Max(0, to - Math.Max(0, from) + 1))];

    private TResult? ReadSet<TResult>(string key, Func<SetEntry, TResult> read) => ReadEntry(key, state => state.Sets, read);

    private TResult? ReadHash<TResult>(string key, Func<HashEntry, TResult> read) => ReadEntry(key, state => state.Hashes, read);

    private TResult? ReadList<TResult>(string key, Func<ListEntry, TResult> read) => ReadEntry(key, state => state.Lists, read);

    private TResult? ReadEntry<TEntry, TResult>(
        string key, Func<MemoryState, KeyedTable<TEntry>> table, Func<TEntry, TResult> read)
        where TEntry : ExpiringEntry
    {
        ArgumentNullException.ThrowIfNull(key);
        return _dispatcher.Read(state => table(state).Find(key) is { } entry ? read(entry) : default);
    }
}
