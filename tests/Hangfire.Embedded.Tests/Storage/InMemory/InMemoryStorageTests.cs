using Hangfire.InMemory;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryStorageTests : MemoryFixture
{
    public static TheoryData<string> AllFeatures =>
    [
        JobStorageFeatures.ExtendedApi,
        JobStorageFeatures.JobQueueProperty,
        JobStorageFeatures.ProcessesInsteadOfComponents,
        JobStorageFeatures.Connection.BatchedGetFirstByLowest,
        JobStorageFeatures.Connection.GetSetContains,
        JobStorageFeatures.Connection.GetUtcDateTime,
        JobStorageFeatures.Connection.LimitedGetSetCount,
        JobStorageFeatures.Monitoring.AwaitingJobs,
        JobStorageFeatures.Monitoring.DeletedStateGraphs,
        JobStorageFeatures.Transaction.AcquireDistributedLock,
        JobStorageFeatures.Transaction.CreateJob,
        JobStorageFeatures.Transaction.SetJobParameter,
    ];

    [Theory]
    [MemberData(nameof(AllFeatures))]
    public void EveryFeatureIsOffered(string feature) => Assert.True(Storage.HasFeature(feature));

    [Fact]
    public void OwnClaimsCanBeRemovedInATransactionAndOnlyThose()
    {
        Enqueue("default");
        using var fetched = Connection.FetchNextJob(["default"], CancellationToken.None);

        Assert.True(Storage.HasFeature(JobStorageFeatures.Transaction.RemoveFromQueue(fetched.GetType())));
        Assert.False(Storage.HasFeature(JobStorageFeatures.Transaction.RemoveFromQueue(typeof(IFetchedJob))));
    }

    [Fact]
    public void AnUnknownFeatureIsNotOffered() => Assert.False(Storage.HasFeature("Connection.TimeTravel"));

    [Fact]
    public void TheClockOfTheStorageIsTheOneItWasGiven() => Assert.Equal(Now, Connection.GetUtcDateTime());

    [Fact]
    public void DefaultsAreThoseOfTheDocumentation()
    {
        using var storage = new InMemoryStorage();

        Assert.Equal(InMemoryStorageIdType.Long, storage.Options.IdType);
        Assert.Equal(TimeSpan.FromHours(3), storage.Options.MaxExpirationTime);
        Assert.Equal(10, storage.Options.MaxStateHistoryLength);
        Assert.True(storage.LinearizableReads);
    }

    [Fact]
    public async Task AnOperationThatDoesNotGetItsTurnFailsAndSaysSo()
    {
        Options.CommandTimeout = TimeSpan.FromMilliseconds(20);
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var hold = Task.Run(() => Read(_ =>
        {
            inside.Set();
            return leave.Wait(Patience);
        }));
        Assert.True(inside.Wait(Patience));

        var error = Assert.Throws<TimeoutException>(() => Connection.GetCounter("count"));

        leave.Set();
        Assert.True(await hold);
        Assert.Contains("raise CommandTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStorageNobodyHoldsIsCollectedThoughItsTimerTicks()
    {
        var forgotten = CreateAndForget();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(forgotten.TryGetTarget(out _));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference<MemoryDispatcher> CreateAndForget() => new(new InMemoryStorage().Dispatcher);
}
