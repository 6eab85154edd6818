namespace Hangfire.InMemory.Entries;

/// <summary>Distinct values with scores, known in the order of addition and in the order of scores.</summary>
internal sealed class SetEntry(string key, StringComparer comparer) : ExpiringEntry(key)
{
    private readonly Dictionary<string, LinkedListNode<SetItem>> _byValue = new(comparer);
    private readonly LinkedList<SetItem> _added = new();
    private readonly SortedSet<SetItem> _scored = new(SetItem.ByScore);
    private long _additions;

    public int Count => _byValue.Count;

    public IEnumerable<string> InOrderOfAddition => _added.Select(item => item.Value);

    public bool Contains(string value) => _byValue.ContainsKey(value);

    public void Add(string value, double score)
    {
        if (_byValue.TryGetValue(value, out var place)) ChangeScore(place, score);
        else AddNew(new SetItem(value, score, ++_additions));
    }

    public void Remove(string value)
    {
        if (!_byValue.Remove(value, out var place)) return;
        _added.Remove(place);
        _scored.Remove(place.Value);
    }

    public IEnumerable<string> LowestFirst(double fromScore, double toScore) => _scored
        .GetViewBetween(new SetItem("", fromScore, long.MinValue), new SetItem("", toScore, long.MaxValue))
        .Select(item => item.Value);

    public override void RemoveFrom(MemoryState state) => state.Sets.Remove(Key);

    private void AddNew(SetItem item)
    {
        _byValue[item.Value] = _added.AddLast(item);
        _scored.Add(item);
    }

    private void ChangeScore(LinkedListNode<SetItem> place, double score)
    {
        _scored.Remove(place.Value);
        place.Value = place.Value with { Score = score };
        _scored.Add(place.Value);
    }
}
