using Hangfire.Embedded.Tests.Support;
using Hangfire.Server;

namespace Hangfire.Embedded.Tests.Server;

public sealed class OutageTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AProcessThatFailsIsRepeatedAfterGrowingDelays()
    {
        var failing = new Failing();
        var delays = new List<int>();
        using var server = new BackgroundProcessingServer(
            lab.Storage,
            new IBackgroundProcess[] { failing },
            new Dictionary<string, object>(),
            new BackgroundProcessingServerOptions
            {
                RetryDelay = failures =>
                {
                    lock (delays) delays.Add(failures);
                    return TimeSpan.FromMilliseconds(1);
                },
            });

        await Eventually.Reached(failing.Recovered.Task);

        lock (delays) Assert.Equal([1, 2, 3], delays);
    }

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(3, 2, 4)]
    [InlineData(100, 7.5, 15)]
    public void TheDelayDoublesUpToItsLimit(int failures, double least, double most) =>
        Assert.All(
            Enumerable.Range(0, 100),
            seed => Assert.InRange(Backoff.Delay(failures, new Random(seed)).TotalSeconds, least, most));

    private sealed class Failing : IBackgroundProcess
    {
        private int rounds;

        public TaskCompletionSource Recovered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Execute(BackgroundProcessContext context)
        {
            if (++rounds <= 3) throw new InvalidOperationException("The storage is away.");

            Recovered.TrySetResult();
            context.Wait(TimeSpan.FromMinutes(1));
        }
    }
}
