namespace Events;

/// <summary>The deliveries that used up their attempts: to look at, to deliver again, or to forget.</summary>
/// <remarks>A service of the scope. Every change is kept with who made it; see <see cref="HistoryAsync"/>.</remarks>
public interface IArchive
{
    /// <summary>Archived deliveries, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="max">At most so many; the default is 100.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter, int max = 100, CancellationToken cancel = default);

    /// <summary>Everything about one delivery's newest entry; <c>null</c> when it was never archived, or is not kept any more.</summary>
    Task<ArchivedDetails?> FindAsync(Guid eventId, string handler, CancellationToken cancel = default);

    /// <summary>Counts what a filter chooses, by event, handler and failure: the dry run of replay, discard and purge.</summary>
    Task<IReadOnlyList<ArchiveGroup>> CountAsync(ArchiveFilter filter, CancellationToken cancel = default);

    /// <summary>Delivers again what waits, the oldest first: the same event to the same handler, attempts counted from the start.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="options">The rate, and when to stop.</param>
    /// <param name="cancel">Ends it; what was replayed so far stays replayed.</param>
    Task<ReplayReport> ReplayAsync(ArchiveFilter filter, string by, ReplayOptions? options = null, CancellationToken cancel = default);

    /// <summary>Decides that what waits is not to be delivered any more. The entries stay as long as their events.</summary>
    /// <returns>How many deliveries it was.</returns>
    Task<int> DiscardAsync(ArchiveFilter filter, string by, CancellationToken cancel = default);

    /// <summary>Deletes entries. A delivery that still waited is discarded with its entry.</summary>
    /// <returns>How many entries it was.</returns>
    Task<int> PurgeAsync(ArchiveFilter filter, string by, CancellationToken cancel = default);

    /// <summary>Who changed the archive, the newest first.</summary>
    Task<IReadOnlyList<ArchiveAction>> HistoryAsync(int max = 100, CancellationToken cancel = default);
}
