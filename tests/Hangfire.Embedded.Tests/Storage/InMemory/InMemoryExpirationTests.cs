namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryExpirationTests : MemoryFixture
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterEviction = TimeSpan.FromSeconds(5);

    [Fact]
    public void AJobGoesWhenItsTimeIsOver()
    {
        var id = CreateJob(expireIn: Hour);
        SetState(id, "Succeeded");

        Time.Advance(Hour - TimeSpan.FromSeconds(1));
        Assert.NotNull(Connection.GetJobData(id));

        Time.Advance(AfterEviction);
        Assert.Null(Connection.GetJobData(id));
        Assert.Equal(0, Monitor.SucceededListCount());
    }

    [Fact]
    public void APersistedJobStays()
    {
        var id = CreateJob(expireIn: Hour);

        Write(transaction => transaction.PersistJob(id));

        Time.Advance(10 * Hour);
        Assert.NotNull(Connection.GetJobData(id));
        Assert.Null(Monitor.JobDetails(id).ExpireAt);
    }

    [Fact]
    public void ALaterExpiryReplacesTheEarlierOne()
    {
        var id = CreateJob(expireIn: Hour);

        Write(transaction => transaction.ExpireJob(id, 2 * Hour));

        Assert.Equal(Now + (2 * Hour), Monitor.JobDetails(id).ExpireAt);
        Time.Advance(Hour + AfterEviction);
        Assert.NotNull(Connection.GetJobData(id));
        Time.Advance(Hour);
        Assert.Null(Connection.GetJobData(id));
    }

    [Fact]
    public void NothingIsKeptLongerThanTheMaximum()
    {
        var id = CreateJob(expireIn: TimeSpan.FromDays(30));
        Write(transaction =>
        {
            transaction.AddToSet("set", "a");
            transaction.ExpireSet("set", TimeSpan.FromDays(30));
        });

        Assert.Equal(TimeSpan.FromHours(3), Connection.GetSetTtl("set"));
        Time.Advance(TimeSpan.FromHours(3) + AfterEviction);
        Assert.Null(Connection.GetJobData(id));
        Assert.Equal(0, Connection.GetSetCount("set"));
    }

    [Fact]
    public void WithoutAMaximumJobsStayAsLongAsTheyAskFor()
    {
        Options.MaxExpirationTime = null;
        var id = CreateJob(expireIn: TimeSpan.FromDays(30));

        Time.Advance(TimeSpan.FromDays(29));

        Assert.NotNull(Connection.GetJobData(id));
    }

    [Theory]
    [InlineData(long.MaxValue, true)]
    [InlineData(long.MinValue, false)]
    public void TimesOutOfAllBoundsAreTakenForVeryLongAndForNone(long ticks, bool stays)
    {
        Options.MaxExpirationTime = null;
        var id = CreateJob(expireIn: TimeSpan.FromTicks(ticks));

        Assert.NotNull(Monitor.JobDetails(id).ExpireAt);
        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(stays, Connection.GetJobData(id) is not null);
    }

    [Fact]
    public void CollectionsExpireUnlessPersisted()
    {
        Write(transaction =>
        {
            foreach (var key in new[] { "going", "staying" })
            {
                transaction.AddToSet(key, "a");
                transaction.InsertToList(key, "a");
                transaction.SetRangeInHash(key, [new("field", "a")]);
                transaction.ExpireSet(key, Hour);
                transaction.ExpireList(key, Hour);
                transaction.ExpireHash(key, Hour);
            }

            transaction.PersistSet("staying");
            transaction.PersistList("staying");
            transaction.PersistHash("staying");
        });
        Assert.Equal((Hour, Hour, Hour), TimesToLive("going"));
        Assert.Equal((Forever, Forever, Forever), TimesToLive("staying"));

        Time.Advance(Hour + AfterEviction);

        Assert.Equal((0, 0, 0), Counts("going"));
        Assert.Equal((1, 1, 1), Counts("staying"));
    }

    [Fact]
    public void ACounterExpiresAfterItsLastTimedChange()
    {
        Write(transaction => transaction.IncrementCounter("count", Hour));
        Time.Advance(TimeSpan.FromMinutes(50));
        Write(transaction => transaction.IncrementCounter("count", Hour));
        Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(2, Connection.GetCounter("count"));

        Time.Advance(TimeSpan.FromMinutes(10) + AfterEviction);

        Assert.Equal(0, Connection.GetCounter("count"));
    }

    [Fact]
    public void AnEntryMadeAnewUnderAnExpiredKeyDoesNotInheritItsExpiry()
    {
        Write(transaction =>
        {
            transaction.AddToSet("set", "a");
            transaction.ExpireSet("set", Hour);
            transaction.RemoveFromSet("set", "a");
            transaction.AddToSet("set", "b");
        });

        Time.Advance(2 * Hour);

        Assert.Equal(["b"], Connection.GetAllItemsFromSet("set"));
    }

    [Fact]
    public void AWallClockSetForwardExpiresNothing()
    {
        var id = CreateJob(expireIn: Hour);

        Time.ShiftWallClock(TimeSpan.FromDays(1));
        Time.Advance(AfterEviction);

        Assert.NotNull(Connection.GetJobData(id));
    }

    [Fact]
    public void ManyEntriesExpireInOneRound()
    {
        for (var number = 0; number < 2500; number++) CreateJob(number, Hour);

        Time.Advance(Hour + AfterEviction);

        Assert.True(Read(state => state.Expirations.IsEmpty));
    }

    [Fact]
    public void ADisposedStorageEvictsNoMore()
    {
        var id = CreateJob(expireIn: Hour);

        Storage.Dispose();
        Time.Advance(2 * Hour);

        Assert.NotNull(Connection.GetJobData(id));
    }

    [Fact]
    public void ATimeThatIsNoTimeIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Options.MaxExpirationTime = TimeSpan.FromTicks(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Options.CommandTimeout = TimeSpan.FromSeconds(-5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Options.MaxStateHistoryLength = 0);
    }

    private static TimeSpan Forever => TimeSpan.FromSeconds(-1);

    private (TimeSpan, TimeSpan, TimeSpan) TimesToLive(string key) =>
        (Connection.GetSetTtl(key), Connection.GetListTtl(key), Connection.GetHashTtl(key));

    private (long, long, long) Counts(string key) =>
        (Connection.GetSetCount(key), Connection.GetListCount(key), Connection.GetHashCount(key));
}
