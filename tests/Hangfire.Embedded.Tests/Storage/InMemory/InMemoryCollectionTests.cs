namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryCollectionTests : MemoryFixture
{
    [Fact]
    public void TheLowestScoresComeFirstAndEqualOnesInOrderOfAddition()
    {
        Write(transaction =>
        {
            transaction.AddToSet("set", "late", 9);
            transaction.AddToSet("set", "b", 5);
            transaction.AddToSet("set", "a", 5);
            transaction.AddToSet("set", "early", -1);
        });

        Assert.Equal(["early", "b", "a"], Connection.GetFirstByLowestScoreFromSet("set", -1, 5, 10));
        Assert.Equal("b", Connection.GetFirstByLowestScoreFromSet("set", 0, 9));
        Assert.Null(Connection.GetFirstByLowestScoreFromSet("set", 6, 8));
        Assert.Null(Connection.GetFirstByLowestScoreFromSet("unknown", 0, 9));
    }

    [Fact]
    public void AScoreChangedIsFoundUnderTheNewOneOnly()
    {
        Write(transaction => transaction.AddToSet("set", "a", 1));
        Write(transaction => transaction.AddToSet("set", "a", 2));

        Assert.Null(Connection.GetFirstByLowestScoreFromSet("set", 0, 1));
        Assert.Equal("a", Connection.GetFirstByLowestScoreFromSet("set", 2, 2));
        Assert.Equal(1, Connection.GetSetCount("set"));
    }

    [Fact]
    public void RangesOfSetsFollowTheOrderOfAddition()
    {
        Write(transaction => transaction.AddRangeToSet("set", ["c", "a", "b", "a"]));

        Assert.Equal(["a", "b"], Connection.GetRangeFromSet("set", 1, 9));
        Assert.Equal(["c"], Connection.GetRangeFromSet("set", 0, 0));
        Assert.Empty(Connection.GetRangeFromSet("set", 2, 1));
    }

    [Fact]
    public void CountsOfSeveralSetsStopAtTheLimit()
    {
        Write(transaction =>
        {
            transaction.AddRangeToSet("one", ["a", "b"]);
            transaction.AddRangeToSet("two", ["a", "b", "c"]);
        });

        Assert.Equal(5, Connection.GetSetCount(["one", "two", "three", "one"], 10));
        Assert.Equal(4, Connection.GetSetCount(["one", "two"], 4));
    }

    [Fact]
    public void SetsAnswerWhatTheyContain()
    {
        Write(transaction => transaction.AddToSet("set", "a"));

        Assert.True(Connection.GetSetContains("set", "a"));
        Assert.False(Connection.GetSetContains("set", "A"));
        Write(transaction => transaction.RemoveSet("set"));
        Assert.False(Connection.GetSetContains("set", "a"));
    }

    [Fact]
    public void TheComparerOfTheOptionsDecidesWhatIsEqual()
    {
        Options.StringComparer = StringComparer.OrdinalIgnoreCase;

        Write(transaction => transaction.AddRangeToSet("SET", ["a", "A"]));

        Assert.Equal(1, Connection.GetSetCount("set"));
    }

    [Fact]
    public void ListsShowTheNewestFirst()
    {
        Write(transaction =>
        {
            foreach (var value in new[] { "1", "2", "3", "2" }) transaction.InsertToList("list", value);
        });

        Assert.Equal(["2", "3", "2", "1"], Connection.GetAllItemsFromList("list"));
        Assert.Equal(["3", "2"], Connection.GetRangeFromList("list", 1, 2));

        Write(transaction => transaction.RemoveFromList("list", "2"));
        Assert.Equal(["3", "1"], Connection.GetAllItemsFromList("list"));
    }

    [Fact]
    public void ATrimmedListKeepsThePositionsGiven()
    {
        Write(transaction =>
        {
            foreach (var value in new[] { "1", "2", "3", "4" }) transaction.InsertToList("list", value);
            transaction.TrimList("list", 1, 2);
        });

        Assert.Equal(["3", "2"], Connection.GetAllItemsFromList("list"));
        Write(transaction => transaction.TrimList("list", 5, 9));
        Assert.Equal(0, Connection.GetListCount("list"));
    }

    [Fact]
    public void HashesKeepWhatIsNotOverwritten()
    {
        Connection.SetRangeInHash("hash", [new("a", "1"), new("b", null)]);
        Connection.SetRangeInHash("hash", [new("a", "2")]);

        Assert.Equal(new Dictionary<string, string> { ["a"] = "2", ["b"] = null! }, Connection.GetAllEntriesFromHash("hash"));
        Assert.Equal("2", Connection.GetValueFromHash("hash", "a"));
        Assert.Null(Connection.GetValueFromHash("hash", "c"));
        Write(transaction => transaction.RemoveHash("hash"));
        Assert.Null(Connection.GetAllEntriesFromHash("hash"));
    }

    [Fact]
    public void CountersGoUpAndDown()
    {
        Write(transaction =>
        {
            transaction.IncrementCounter("count");
            transaction.DecrementCounter("count", TimeSpan.FromHours(1));
            transaction.DecrementCounter("count");
        });

        Assert.Equal(-1, Connection.GetCounter("count"));
    }

    [Fact]
    public void AMissingNameIsRefusedWhenItIsGivenNotWhenItIsCommitted()
    {
        using var transaction = Connection.CreateWriteTransaction();

        Assert.Equal("key", Assert.Throws<ArgumentNullException>(() => transaction.AddToSet(null!, "a")).ParamName);
    }

    [Fact]
    public void RangesThatCannotBeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Connection.GetFirstByLowestScoreFromSet("set", 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Connection.GetFirstByLowestScoreFromSet("set", 0, 1, 0));
    }
}
