namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public void ASetKeepsEachValueOnceWithItsLastScore()
    {
        Write(transaction =>
        {
            transaction.AddToSet("numbers", "a", 3);
            transaction.AddToSet("numbers", "b", 2);
            transaction.AddToSet("numbers", "a", 1);
            transaction.AddToSet("numbers", "c");
            transaction.AddToSet("numbers", "d", 9);
            transaction.RemoveFromSet("numbers", "d");
        });

        Read<object?>(connection =>
        {
            Assert.Equal(["a", "b", "c"], connection.GetAllItemsFromSet("numbers").Order());
            Assert.Equal(3, connection.GetSetCount("numbers"));
            Assert.Equal("c", connection.GetFirstByLowestScoreFromSet("numbers", 0, 10));
            Assert.Equal("a", connection.GetFirstByLowestScoreFromSet("numbers", 0.5, 10));
            Assert.Null(connection.GetFirstByLowestScoreFromSet("numbers", 5, 10));
            Assert.Equal(["c", "a"], connection.GetFirstByLowestScoreFromSet("numbers", 0, 10, 2));
            Assert.True(connection.GetSetContains("numbers", "a"));
            Assert.False(connection.GetSetContains("numbers", "d"));
            return null;
        });
    }

    [Fact]
    public void ARemovalFollowedByAnAdditionLeavesTheValue()
    {
        Write(transaction => transaction.AddToSet("set", "a", 1));

        Write(transaction =>
        {
            transaction.RemoveFromSet("set", "a");
            transaction.AddToSet("set", "a", 2);
        });

        Assert.Equal("a", Read(connection => connection.GetFirstByLowestScoreFromSet("set", 2, 2)));
    }

    [Fact]
    public void AScoreRangeUpsideDownIsRefused() => Read<object?>(connection =>
    {
        Assert.ThrowsAny<ArgumentException>(() => connection.GetFirstByLowestScoreFromSet("set", 1, 0));
        Assert.ThrowsAny<ArgumentException>(() => connection.GetFirstByLowestScoreFromSet("set", 0, 1, 0));
        return null;
    });

    [Fact]
    public void AWholeSetIsAddedCountedAndRemoved()
    {
        Write(transaction => transaction.AddRangeToSet("many", ["x", "y", "z"]));
        Write(transaction => transaction.AddToSet("more", "w"));

        Read<object?>(connection =>
        {
            Assert.Equal(4, connection.GetSetCount(["many", "more", "missing"], 100));
            Assert.Equal(2, connection.GetSetCount(["many", "more"], 2));
            Assert.Equal(["y", "z"], connection.GetRangeFromSet("many", 1, 2));
            return null;
        });

        Write(transaction =>
        {
            transaction.RemoveSet("many");
            transaction.AddToSet("many", "after");
        });
        Assert.Equal(["after"], Read(connection => connection.GetAllItemsFromSet("many")));
    }

    [Fact]
    public void SetsHashesAndListsExpireAndPersist()
    {
        Write(transaction =>
        {
            transaction.AddToSet("set", "a");
            transaction.InsertToList("list", "a");
            transaction.SetRangeInHash("hash", [KeyValuePair.Create("a", (string?)"1")]);
            transaction.ExpireSet("set", TimeSpan.FromHours(1));
            transaction.ExpireList("list", TimeSpan.FromHours(1));
            transaction.ExpireHash("hash", TimeSpan.FromHours(1));
        });

        Read<object?>(connection =>
        {
            Assert.InRange(connection.GetSetTtl("set"), TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
            Assert.InRange(connection.GetListTtl("list"), TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
            Assert.InRange(connection.GetHashTtl("hash"), TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
            return null;
        });

        Write(transaction =>
        {
            transaction.PersistSet("set");
            transaction.PersistList("list");
            transaction.PersistHash("hash");
        });

        Read<object?>(connection =>
        {
            Assert.True(connection.GetSetTtl("set") < TimeSpan.Zero);
            Assert.True(connection.GetListTtl("list") < TimeSpan.Zero);
            Assert.True(connection.GetHashTtl("hash") < TimeSpan.Zero);
            Assert.True(connection.GetSetTtl("missing") < TimeSpan.Zero);
            return null;
        });
    }

    [Fact]
    public void AHashKeepsTheLastValueOfEachField()
    {
        Write(transaction => transaction.SetRangeInHash("hash", Fields(("a", "1"), ("b", "2"))));
        Read<object?>(connection =>
        {
            connection.SetRangeInHash("hash", Fields(("b", "3"), ("c", "")));
            return null;
        });

        Read<object?>(connection =>
        {
            Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "3", ["c"] = "" }, connection.GetAllEntriesFromHash("hash"));
            Assert.Equal("3", connection.GetValueFromHash("hash", "b"));
            Assert.Null(connection.GetValueFromHash("hash", "missing"));
            Assert.Equal(3, connection.GetHashCount("hash"));
            Assert.Null(connection.GetAllEntriesFromHash("missing"));
            return null;
        });
    }

    [Fact]
    public void ARemovedHashCanBeWrittenAgainInTheSameTransaction()
    {
        Write(transaction => transaction.SetRangeInHash("hash", Fields(("old", "1"))));

        Write(transaction =>
        {
            transaction.RemoveHash("hash");
            transaction.SetRangeInHash("hash", Fields(("new", "2")));
        });

        Assert.Equal(new Dictionary<string, string> { ["new"] = "2" }, Read(connection => connection.GetAllEntriesFromHash("hash")));
    }

    [Fact]
    public void AListIsReadFromTheValueInsertedLast()
    {
        Write(transaction =>
        {
            foreach (var value in new[] { "a", "b", "c", "b", "d" })
            {
                transaction.InsertToList("list", value);
            }
        });

        Read<object?>(connection =>
        {
            Assert.Equal(["d", "b", "c", "b", "a"], connection.GetAllItemsFromList("list"));
            Assert.Equal(["b", "c"], connection.GetRangeFromList("list", 1, 2));
            Assert.Equal(5, connection.GetListCount("list"));
            return null;
        });
    }

    [Fact]
    public void AListIsCutAndTrimmed()
    {
        Write(transaction =>
        {
            foreach (var value in new[] { "a", "b", "c", "b", "d" })
            {
                transaction.InsertToList("list", value);
            }

            transaction.RemoveFromList("list", "b");
            transaction.TrimList("list", 0, 1);
            transaction.InsertToList("list", "e");
        });

        Assert.Equal(["e", "d", "c"], Read(connection => connection.GetAllItemsFromList("list")));
    }

    [Fact]
    public void ACounterAddsUp()
    {
        Write(transaction =>
        {
            transaction.IncrementCounter("counter");
            transaction.IncrementCounter("counter", TimeSpan.FromHours(1));
            transaction.IncrementCounter("counter");
            transaction.DecrementCounter("counter");
            transaction.DecrementCounter("other", TimeSpan.FromHours(1));
        });
        Write(transaction => transaction.IncrementCounter("counter"));

        Assert.Equal(3, Read(connection => connection.GetCounter("counter")));
        Assert.Equal(-1, Read(connection => connection.GetCounter("other")));
        Assert.Equal(0, Read(connection => connection.GetCounter("missing")));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Fields(params (string Name, string? Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
