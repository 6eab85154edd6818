using System.Threading.RateLimiting;

namespace Hangfire.Dashboard.Polling;

/// <summary>
/// How many polls of a process are answered at the same time, so that any number of open pages takes few threads and connections.
/// Some more wait for their turn; the others are told to come again later.
/// </summary>
internal static class PollingLimit
{
    public const int AtOnce = 4;
    public const int Waiting = 100;

    private static readonly ConcurrencyLimiter Limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public static ValueTask<RateLimitLease> Enter() => Limiter.AcquireAsync();
}
