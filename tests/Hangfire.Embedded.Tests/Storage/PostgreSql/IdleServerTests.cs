using System.Diagnostics;
using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

[Collection(IdleServerCollection.Name)]
public sealed class IdleServerTests : PostgreSqlTest
{
    // All intervals are a tenth of the defaults, and so the bound is ten times that of a server as it comes.
    private const double MostPerSecond = 0.2 * 10;

    private const int Windows = 4;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(9);

    private int sent;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task AnIdleServerSendsAtMostOneStatementInFiveSeconds()
    {
        using var listener = Listen();
        var storage = OpenStorage(new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1.5) });
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = 20, SchedulePollingInterval = TimeSpan.FromSeconds(1.5), HeartbeatInterval = TimeSpan.FromSeconds(3),
            ServerCheckInterval = TimeSpan.FromSeconds(30),
        };
        using var server = new BackgroundJobServer(options, storage);

        Assert.InRange(await QuietestRateAsync(), 0.5, MostPerSecond);
    }

    // The first window has the start of the server. A server that asks too often has no quiet one.
    private async Task<double> QuietestRateAsync()
    {
        var quietest = double.MaxValue;
        for (var window = 0; window < Windows && quietest > MostPerSecond; window++)
        {
            var before = Volatile.Read(ref sent);
            await Task.Delay(Window);
            quietest = Math.Min(quietest, (Volatile.Read(ref sent) - before) / Window.TotalSeconds);
        }

        return quietest;
    }

    // The driver tells of every statement; the server itself would count those of its own housekeeping too.
    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, Database.Name)))
                {
                    Interlocked.Increment(ref sent);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
