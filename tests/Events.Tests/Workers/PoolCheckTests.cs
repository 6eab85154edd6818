using Events.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Workers;

[Trait("Fault", "F23"), Trait("Requirement", "K12")]
public sealed class PoolCheckTests : IDisposable
{
    private readonly RecordingLog log = new();

    [Fact]
    public async Task APoolThatIsTooSmallForTheWorkersIsWarnedOfWithTheFormula()
    {
        await CheckAsync(size: 48, workers: 20);

        Assert.Equal(
            "The pool holds 48 connections, and 20 workers may want 49 (2 × workers + 9): jobs wait for each other's connections. "
            + "Set \"Maximum Pool Size\" in the connection string to 49 or more, or lower WorkerCount",
            Assert.Single(log.At(LogLevel.Warning)));
    }

    [Theory]
    [InlineData(49, 20)]
    [InlineData(null, 20)]
    public async Task APoolThatSufficesOrThatIsNoneIsNotWarnedOf(int? size, int workers)
    {
        await CheckAsync(size, workers);

        Assert.Empty(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task TheWorkersAreAskedForUntilTheyAreKnown()
    {
        await CheckAsync(size: 1, workers: 1, unknownFor: 3);

        Assert.Single(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task AProcessWithoutAnEngineOrAStoreHasNothingToCheck()
    {
        using var check = new PoolCheck([], [], new HurriedTime(), log.CreateLogger<PoolCheck>());
        await check.StartAsync(CancellationToken.None);
        await check.ExecuteTask!;

        Assert.Empty(log.At(LogLevel.Warning));
    }

    public void Dispose() => log.Dispose();

    private async Task CheckAsync(int? size, int workers, int unknownFor = 0)
    {
        using var check = new PoolCheck([new Pool(size)], [new Workforce(workers, unknownFor)], new HurriedTime(), log.CreateLogger<PoolCheck>());
        await check.StartAsync(CancellationToken.None);
        await check.ExecuteTask!;
    }

    private sealed record Pool(int? Size) : IConnectionPool;

    /// <summary>Is not known at first, the first time because the storage is away.</summary>
    private sealed class Workforce(int workers, int unknownFor) : IWorkforce
    {
        private int asked;

        public int? Count() => ++asked > unknownFor ? workers : asked == 1 ? throw new TimeoutException("The storage is away.") : null;
    }

    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
