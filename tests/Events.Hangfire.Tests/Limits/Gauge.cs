using System.Collections.Concurrent;

namespace Events.Hangfire.Tests.Limits;

/// <summary>Tells how many were inside at once, by key.</summary>
internal sealed class Gauge
{
    private readonly ConcurrentDictionary<string, int> inside = new();
    private readonly ConcurrentDictionary<string, int> most = new();

    public async Task StayAsync(string key, CancellationToken cancel)
    {
        var now = inside.AddOrUpdate(key, 1, (_, count) => count + 1);
        most.AddOrUpdate(key, now, (_, before) => Math.Max(before, now));
        await Task.Delay(50, cancel); // long enough for another to come in, were it let
        inside.AddOrUpdate(key, 0, (_, count) => count - 1);
    }

    public int Most(string key) => most.GetValueOrDefault(key);
}
