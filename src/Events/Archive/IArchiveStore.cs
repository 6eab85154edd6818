namespace Events;

/// <summary>What the archive needs of the store.</summary>
internal interface IArchiveStore
{
    Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter, int max, CancellationToken cancel);

    Task<ArchivedDetails?> FindAsync(Guid eventId, string handler, CancellationToken cancel);

    Task<IReadOnlyList<ArchiveGroup>> CountAsync(ArchiveFilter filter, CancellationToken cancel);

    /// <summary>The newest entry; what is archived later has a greater number.</summary>
    Task<long> NewestAsync(CancellationToken cancel);

    /// <summary>Queues the oldest again, of those up to an entry, in one transaction.</summary>
    Task<IReadOnlyList<(Guid EventId, string Handler)>> ReplayAsync(ArchiveFilter filter, long newest, int max, string by, CancellationToken cancel);

    Task<int> CountArchivedAsync(IReadOnlyList<(Guid EventId, string Handler)> deliveries, CancellationToken cancel);

    Task<int> DiscardAsync(ArchiveFilter filter, int max, string by, CancellationToken cancel);

    Task<int> PurgeAsync(ArchiveFilter filter, int max, CancellationToken cancel);

    Task NoteAsync(string by, ArchiveActionKind kind, string filter, int deliveries, CancellationToken cancel);

    Task<IReadOnlyList<ArchiveAction>> HistoryAsync(int max, CancellationToken cancel);
}
