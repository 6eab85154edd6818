using System.Collections.Frozen;

namespace Events;

/// <summary>The known events at one moment. A change makes a new table, so readers need no lock.</summary>
internal sealed class EventTable
{
    private readonly FrozenDictionary<string, EventDescriptor> byName;
    private readonly FrozenDictionary<EventKey, EventDescriptor> local;
    private readonly FrozenDictionary<EventKey, EventDescriptor> remote;

    public EventTable(IEnumerable<EventDescriptor> events)
    {
        All = [.. events];
        local = All.Where(known => !known.IsRemote).DistinctBy(known => known.Key).ToFrozenDictionary(known => known.Key);
        remote = All.Where(known => known.IsRemote).DistinctBy(known => known.Key).ToFrozenDictionary(known => known.Key);
        byName = All.OrderBy(known => known.IsRemote).DistinctBy(known => known.Name).ToFrozenDictionary(known => known.Name);
    }

    public EventDescriptor[] All { get; }

    public EventDescriptor? Find(string name) => byName.GetValueOrDefault(name);

    public EventDescriptor? FindLocal(EventKey key) => local.GetValueOrDefault(key);

    public EventDescriptor? FindRemote(EventKey key) => remote.GetValueOrDefault(key);

    public EventTable With(EventDescriptor added) => new(All.Append(added));
}
