using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Concurrency;

public sealed class DisableConcurrentExecutionTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task OneJobOfTheMethodRunsAtATime()
    {
        Alone.Reset();
        var ids = Enumerable.Range(0, 4).Select(_ => lab.Client.Enqueue<Alone>(alone => alone.Run())).ToList();

        lab.StartServer(options => options.WorkerCount = 4);
        foreach (var id in ids) await lab.SucceedsAsync(id);

        Assert.Equal(1, Alone.MostAtOnce);
    }

    [Fact]
    public async Task AJobThatWaitsInVainFails()
    {
        var probe = LabJobs.Probe(out var key);
        lab.StartServer(options => options.WorkerCount = 2);
        lab.Client.Enqueue<Alone>(alone => alone.Hold("a", key));
        await Eventually.Reached(probe.Started.Task);

        var second = lab.Client.Enqueue<Alone>(alone => alone.Hold("a", "never"));
        await lab.ReachesAsync(second, FailedState.StateName);

        Assert.Equal("Hangfire.Storage.DistributedLockTimeoutException", lab.Last(second).Data["ExceptionType"]);
        probe.Release.SetResult();
    }

    [Fact]
    public async Task ArgumentsInTheResourceTellJobsApart()
    {
        var probe = LabJobs.Probe(out var key);
        lab.StartServer(options => options.WorkerCount = 2);
        lab.Client.Enqueue<Alone>(alone => alone.Hold("a", key));
        await Eventually.Reached(probe.Started.Task);
        var other = LabJobs.Probe(out var otherKey);
        other.Release.SetResult();

        var second = lab.Client.Enqueue<Alone>(alone => alone.Hold("b", otherKey));

        await lab.SucceedsAsync(second);
        probe.Release.SetResult();
    }

    [Fact]
    public async Task TheLockIsReleasedWhenTheJobFails()
    {
        var first = lab.Client.Enqueue<Alone>(alone => alone.Fail());
        lab.StartServer(options => options.WorkerCount = 1);
        await lab.ReachesAsync(first, FailedState.StateName);

        var second = lab.Client.Enqueue<Alone>(alone => alone.Fail());
        await lab.ReachesAsync(second, FailedState.StateName);

        Assert.Equal("boom", lab.Last(second).Data["ExceptionMessage"]);
    }

    [Fact]
    public void ATimeoutBelowZeroIsRefused() =>
        Assert.Throws<ArgumentException>(() => new DisableConcurrentExecutionAttribute(-1));

#pragma warning disable CA1822 // Jobs are instance methods.
    public sealed class Alone
    {
        private static int running;

        internal static int MostAtOnce { get; private set; }

        internal static void Reset() => MostAtOnce = 0;

        [DisableConcurrentExecution(10)]
        public async Task Run()
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
            await Task.Delay(10);
            Interlocked.Decrement(ref running);
        }

        [DisableConcurrentExecution("room {0}", 0)]
        public async Task Hold(string room, string key)
        {
            LabJobs.Probes[key].Started.TrySetResult();
            await LabJobs.Probes[key].Release.Task;
        }

        [DisableConcurrentExecution(0)]
        public void Fail() => throw new InvalidOperationException("boom");
    }
#pragma warning restore CA1822
}
