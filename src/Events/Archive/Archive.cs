using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The archive of one scope: works in batches, at the rate asked for, and writes down who asked.</summary>
internal sealed class Archive(IArchiveStore store, RelaySignal signal, TimeProvider time, ILogger<Archive> logger) : IArchive
{
    private const int Batch = 500;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter, int max = 100, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        return store.ListAsync(filter, max, cancel);
    }

    public Task<ArchivedDetails?> FindAsync(Guid eventId, string handler, CancellationToken cancel = default) => store.FindAsync(eventId, handler, cancel);

    public Task<IReadOnlyList<ArchiveGroup>> CountAsync(ArchiveFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return store.CountAsync(filter, cancel);
    }

    public async Task<ReplayReport> ReplayAsync(ArchiveFilter filter, string by, ReplayOptions? options = null, CancellationToken cancel = default)
    {
        Check(filter, by);
        options ??= new ReplayOptions();
        Positive(options.PerSecond, nameof(ReplayOptions.PerSecond));
        Positive(options.StopAfterFailures, nameof(ReplayOptions.StopAfterFailures));
        var replayed = new List<(Guid, string)>();
        try
        {
            return await ReplayAsync(filter, by, options, replayed, cancel);
        }
        finally
        {
            await NoteAsync(by, ArchiveActionKind.Replay, filter, replayed.Count);
        }
    }

    public Task<int> DiscardAsync(ArchiveFilter filter, string by, CancellationToken cancel = default) =>
        ChangeAsync(filter, by, ArchiveActionKind.Discard, token => store.DiscardAsync(filter, Batch, by, token), cancel);

    public Task<int> PurgeAsync(ArchiveFilter filter, string by, CancellationToken cancel = default) =>
        ChangeAsync(filter, by, ArchiveActionKind.Purge, token => store.PurgeAsync(filter, Batch, token), cancel);

    public Task<IReadOnlyList<ArchiveAction>> HistoryAsync(int max = 100, CancellationToken cancel = default) => store.HistoryAsync(max, cancel);

    private static void Check(ArchiveFilter filter, string by)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
    }

    private static void Positive(int? value, string option)
    {
        if (value is <= 0)
        {
            throw new ArgumentException($"Expected {option} to be 1 or more, got \"{value}\". Leave it out for no limit.");
        }
    }

    private async Task<ReplayReport> ReplayAsync(
        ArchiveFilter filter, string by, ReplayOptions options, List<(Guid EventId, string Handler)> replayed, CancellationToken cancel)
    {
        var newest = await store.NewestAsync(cancel); // what fails again meanwhile is not replayed again by the same call
        while (true)
        {
            var batch = await store.ReplayAsync(filter, newest, Math.Min(options.PerSecond ?? Batch, Batch), by, cancel);
            replayed.AddRange(batch);
            signal.Announce();
            if (batch.Count == 0)
            {
                return new ReplayReport(replayed.Count, await store.CountArchivedAsync(replayed, cancel), Stopped: false);
            }

            options.Progress?.Report(replayed.Count);

            if (options.PerSecond is not null)
            {
                await Task.Delay(Second * batch.Count / options.PerSecond.Value, time, cancel);
            }

            if (options.StopAfterFailures is { } most && await store.CountArchivedAsync(replayed, cancel) is var failed && failed >= most)
            {
                return new ReplayReport(replayed.Count, failed, Stopped: true);
            }
        }
    }

    private async Task<int> ChangeAsync(
        ArchiveFilter filter, string by, ArchiveActionKind kind, Func<CancellationToken, Task<int>> change, CancellationToken cancel)
    {
        Check(filter, by);
        var changed = 0;
        try
        {
            for (var batch = Batch; batch == Batch;)
            {
                batch = await change(cancel);
                changed += batch;
            }
        }
        finally
        {
            signal.Announce(); // a delivery that waited for its predecessor may go now
            await NoteAsync(by, kind, filter, changed);
        }

        return changed;
    }

    private async Task NoteAsync(string by, ArchiveActionKind kind, ArchiveFilter filter, int deliveries)
    {
        await store.NoteAsync(by, kind, filter.ToString(), deliveries, CancellationToken.None);
        Log.ArchiveChanged(logger, by, kind, deliveries, filter.ToString());
    }
}
