using System.Collections.Concurrent;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Queues;

/// <summary>One fetcher for each set of queues this process works on, and one listener for all of them.</summary>
internal sealed class QueueFetchers
{
    private readonly ConcurrentDictionary<string, QueueFetcher> fetchers = new();
    private readonly Claims claims;
    private readonly PostgreSqlStorageOptions options;
    private readonly NewJobListener? listener;

    public QueueFetchers(Database database, Claims claims, QueueSignal signal, PostgreSqlStorageOptions options)
    {
        this.claims = claims;
        this.options = options;
        listener = database.IsShared ? null : new NewJobListener(database, WakeAll);
        signal.Subscribe(WakeAll);
    }

    public PostgreSqlFetchedJob Fetch(string[] queues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queues);
        if (queues.Length == 0)
        {
            throw new ArgumentException("Expected at least one queue to fetch from, got none. Name the queues the server works on.", nameof(queues));
        }

        using var attention = listener?.Attend();
        return FetcherOf(queues).Fetch(cancellationToken);
    }

    /// <summary>Takes a job that was claimed ahead, if there is one.</summary>
    public PostgreSqlFetchedJob? TryFetch(string[] queues) => FetcherOf(queues).TryFetch();

    private QueueFetcher FetcherOf(string[] queues)
    {
        var names = queues.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return fetchers.GetOrAdd(string.Join(',', names), _ => new QueueFetcher(names, claims, options));
    }

    private void WakeAll()
    {
        foreach (var fetcher in fetchers.Values)
        {
            fetcher.Wake();
        }
    }
}
