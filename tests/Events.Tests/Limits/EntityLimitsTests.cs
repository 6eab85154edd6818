using Events.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Tests.Limits;

public sealed class EntityLimitsTests : ISlotStore, IDisposable
{
    private readonly HashSet<string> held = [];
    private readonly RecordingLog log = new();
    private bool isAway;

    [Fact]
    public async Task SlotsTakenBeforeOneCannotBeTakenAreGivenBackAtOnce()
    {
        await Assert.ThrowsAsync<TimeoutException>(EnterAsync);

        Assert.Empty(held);
        Assert.Empty(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task SlotsThatCannotBeGivenBackEitherAreLoggedAndTheFirstErrorStays()
    {
        isAway = true;

        var error = await Assert.ThrowsAsync<TimeoutException>(EnterAsync);

        Assert.Equal("The second slot cannot be taken.", error.Message);
        Assert.Equal(["a"], held);
        Assert.EndsWith("could not be given back; they are free again when their lease ends", Assert.Single(log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    public void Dispose() => log.Dispose();

    Task<SlotWait?> ISlotStore.TakeAsync(LimitKey place, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel) =>
        held.Count == 0 && held.Add(place.Limit.Name) ? Task.FromResult<SlotWait?>(null) : throw new TimeoutException("The second slot cannot be taken.");

    Task<int> ISlotStore.RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel) => Task.FromResult(held.Count);

    Task<IReadOnlyList<SlotWaiter>> ISlotStore.ReleaseAsync(Guid owner, IReadOnlyList<LimitKey> places)
    {
        if (isAway)
        {
            throw new InvalidOperationException("The store is away.");
        }

        held.ExceptWith(places.Select(place => place.Limit.Name));
        return Task.FromResult<IReadOnlyList<SlotWaiter>>([]);
    }

    Task<SlotWaiter?> ISlotStore.ForgetAsync(SlotWaiter waiter, CancellationToken cancel) => Task.FromResult<SlotWaiter?>(null);

    Task<IReadOnlyList<SlotHolder>> ISlotStore.HoldersAsync(string limit, string key, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SlotHolder>>([]);

    private async Task EnterAsync()
    {
        using var calls = new SlotCalls([this], [], TimeProvider.System, log.CreateLogger<SlotCalls>());
        var limits = new EntityLimits([this], calls, Options.Create(new EventsOptions()), TimeProvider.System, log.CreateLogger<EntityLimits>());
        var job = new JobContext("1", "1@0", 1, RetryPolicy.Default, CancellationToken.None);
        await using var slots = await limits.EnterAsync(new EntityRun(EntityActionDescriptor.Of(typeof(Limited)), job, Guid.NewGuid()));
    }

    [Limit("a", Concurrency = 1), Limit("b", Concurrency = 1)]
    private sealed class Limited : EntityAction<Thing, Guid>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }

    private sealed class Thing
    {
        public Guid Id { get; init; }
    }
}
