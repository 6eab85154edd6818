namespace Events.Commands.Tests.Support;

/// <summary>An archive in memory; what is replayed fails again when its handler is among <see cref="Failing"/>.</summary>
internal sealed class MemoryArchive(TimeProvider time) : IArchiveStore
{
    private readonly List<ArchivedDelivery> entries = [];

    public IReadOnlyList<ArchivedDelivery> Entries => entries;

    public List<ArchiveAction> Actions { get; } = [];

    public HashSet<string> Failing { get; } = [];

    public Action Replaying { get; set; } = () => { };

    public ArchivedDelivery Add(string handler = "shop.Rejoice", string error = "The confetti is empty.", TimeSpan age = default, string name = "thingSold")
    {
        var entry = new ArchivedDelivery(
            new Guid(entries.Count + 1, 0, 0, new byte[8]), name, $"thing-{entries.Count + 1}", handler, 16, "System.TimeoutException", error, time.GetUtcNow() - age, ArchiveStatus.Archived, null, null);
        entries.Add(entry);
        return entry;
    }

    public void Copy(ArchivedDelivery entry, string handler) => entries.Add(entry with { Handler = handler });

    public IEnumerable<ArchiveStatus> Statuses() => entries.Select(entry => entry.Status);

    public Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter, int max, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ArchivedDelivery>>([.. Chosen(filter).OrderByDescending(entry => entry.ArchivedAt).Take(max)]);

    public Task<ArchivedDetails?> FindAsync(Guid eventId, string handler, CancellationToken cancel)
    {
        var entry = entries.LastOrDefault(one => one.EventId == eventId && one.Handler == handler);
        var envelope = EventEnvelope.Create("thingSold", "shop", new ThingSoldPayload(eventId), known => known with { Authorization = "Bearer secret" }, time);
        return Task.FromResult(entry is null ? null : new ArchivedDetails(
            entry, envelope, [new ArchivedException(entry.ErrorType, entry.Error, "   at Shop.Rejoice()"), new ArchivedException("System.IO.IOException", "gone", null)]));
    }

    public Task<IReadOnlyList<ArchiveGroup>> CountAsync(ArchiveFilter filter, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ArchiveGroup>>(
        [.. Chosen(filter).GroupBy(entry => (entry.EventName, entry.Handler, entry.ErrorType)).Select(group => new ArchiveGroup(group.Key.EventName, group.Key.Handler, group.Key.ErrorType, group.Count()))]);

    public Task<long> NewestAsync(CancellationToken cancel) => Task.FromResult((long)entries.Count);

    public Task<IReadOnlyList<(Guid EventId, string Handler)>> ReplayAsync(ArchiveFilter filter, long newest, int max, string by, CancellationToken cancel)
    {
        Replaying();
        var chosen = Chosen(filter).Where(entry => entries.IndexOf(entry) < newest).Take(max).ToList();
        chosen.ForEach(entry => Change(entry, ArchiveStatus.Replayed, by));
        entries.AddRange(chosen.Where(entry => Failing.Contains(entry.Handler)));
        return Task.FromResult<IReadOnlyList<(Guid, string)>>(chosen.ConvertAll(entry => (entry.EventId, entry.Handler)));
    }

    public Task<int> CountArchivedAsync(IReadOnlyList<(Guid EventId, string Handler)> deliveries, CancellationToken cancel) =>
        Task.FromResult(entries.Count(entry => entry.Status == ArchiveStatus.Archived && deliveries.Contains((entry.EventId, entry.Handler))));

    public Task<int> DiscardAsync(ArchiveFilter filter, int max, string by, CancellationToken cancel)
    {
        var chosen = Chosen(filter).Take(max).ToList();
        chosen.ForEach(entry => Change(entry, ArchiveStatus.Discarded, by));
        return Task.FromResult(chosen.Count);
    }

    public Task<int> PurgeAsync(ArchiveFilter filter, int max, CancellationToken cancel) => Task.FromResult(Chosen(filter).Take(max).ToList().Count(entries.Remove));

    public Task NoteAsync(string by, ArchiveActionKind kind, string filter, int deliveries, CancellationToken cancel)
    {
        Actions.Insert(0, new ArchiveAction(time.GetUtcNow(), by, kind, filter, deliveries));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ArchiveAction>> HistoryAsync(int max, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ArchiveAction>>([.. Actions.Take(max)]);

    private IEnumerable<ArchivedDelivery> Chosen(ArchiveFilter filter) => entries.Where(entry =>
        entry.Status == filter.Status
        && (filter.EventId ?? entry.EventId) == entry.EventId
        && (filter.EventName ?? entry.EventName) == entry.EventName
        && (filter.Handler ?? entry.Handler) == entry.Handler
        && (filter.EntityId ?? entry.EntityId) == entry.EntityId
        && !(entry.ArchivedAt < filter.Since)
        && !(entry.ArchivedAt >= filter.Until)
        && (filter.Text is null || $"{entry.ErrorType} {entry.Error}".Contains(filter.Text, StringComparison.OrdinalIgnoreCase)));

    private void Change(ArchivedDelivery entry, ArchiveStatus status, string by) =>
        entries[entries.IndexOf(entry)] = entry with { Status = status, ChangedAt = time.GetUtcNow(), ChangedBy = by };
}
