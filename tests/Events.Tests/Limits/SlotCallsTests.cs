using Microsoft.Extensions.Logging.Abstractions;

namespace Events.Tests.Limits;

public sealed class SlotCallsTests
{
    private static readonly SlotWaiter Waiter = new("limit", "key", 1, "42");

    [Fact]
    public async Task AJobThatSeemsQueuedIsLookedAtUntilItWaits()
    {
        var jobs = new Looks(HeldBackStart.Queued, HeldBackStart.Queued, HeldBackStart.NotYet, HeldBackStart.Started);
        var slots = new NoSlots();

        await CallAsync(jobs, slots);

        Assert.Equal(4, jobs.Taken);
        Assert.Equal(0, slots.Forgotten);
    }

    [Fact]
    public async Task AJobThatStaysQueuedIsOnItsWay()
    {
        var jobs = new Looks([.. Enumerable.Repeat(HeldBackStart.Queued, 30)]);
        var slots = new NoSlots();

        await CallAsync(jobs, slots);

        Assert.Equal(30, jobs.Taken);
        Assert.Equal(0, slots.Forgotten);
    }

    [Fact]
    public async Task AJobThatWaitsForSomethingElseIsForgotten()
    {
        var jobs = new Looks(HeldBackStart.Queued, HeldBackStart.Gone);
        var slots = new NoSlots();

        await CallAsync(jobs, slots);

        Assert.Equal(2, jobs.Taken);
        Assert.Equal(1, slots.Forgotten);
    }

    private static async Task CallAsync(Looks jobs, NoSlots slots)
    {
        using var calls = new SlotCalls([slots], [jobs], TimeProvider.System, NullLogger<SlotCalls>.Instance);
        await calls.StartAsync(CancellationToken.None);
        calls.Start([Waiter]);
        await jobs.Answered.WaitAsync(TimeSpan.FromSeconds(20));
        await calls.StopAsync(CancellationToken.None);
    }

    /// <summary>What the engine says, look by look.</summary>
    private sealed class Looks(params HeldBackStart[] answers) : IHeldBackJobs
    {
        private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Taken { get; private set; }

        public Task Answered => answered.Task;

        public HeldBackStart Start(SlotWaiter waiter)
        {
            var answer = answers[Taken++];
            if (Taken == answers.Length)
            {
                answered.SetResult();
            }

            return answer;
        }
    }

    /// <summary>Nobody else waits.</summary>
    private sealed class NoSlots : ISlotStore
    {
        public int Forgotten { get; private set; }

        public Task<SlotWaiter?> ForgetAsync(SlotWaiter waiter, CancellationToken cancel)
        {
            Forgotten++;
            return Task.FromResult<SlotWaiter?>(null);
        }

        public Task<SlotWait?> TakeAsync(LimitKey place, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel) => throw new NotSupportedException();

        public Task<int> RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<SlotWaiter>> ReleaseAsync(Guid owner, IReadOnlyList<LimitKey> places) => throw new NotSupportedException();

        public Task<IReadOnlyList<SlotHolder>> HoldersAsync(string limit, string key, CancellationToken cancel) => throw new NotSupportedException();
    }
}
