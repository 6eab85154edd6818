namespace Hangfire.InMemory.Entries;

/// <summary>Values in the order they were inserted; readers see the newest first.</summary>
internal sealed class ListEntry(string key, StringComparer comparer) : ExpiringEntry(key)
{
    private List<string> _values = [];

    public int Count => _values.Count;

    public IEnumerable<string> NewestFirst()
    {
        for (var at = _values.Count - 1; at >= 0; at--) yield return _values[at];
    }

    public void Insert(string value) => _values.Add(value);

    public void RemoveAll(string value) => _values.RemoveAll(each => comparer.Equals(each, value));

    public void Keep(int from, int to)
    {
        _values = [.. NewestFirst().Where((_, index) => index >= from && index <= to)];
        _values.Reverse();
    }

    public override void RemoveFrom(MemoryState state) => state.Lists.Remove(Key);
}
