using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public void AStoredJobIsReadBackWithItsCallAndParameters()
    {
        var id = CreateJob(("CurrentCulture", "\"de-DE\""), ("Nothing", null));

        var data = Read(connection => connection.GetJobData(id))!;

        Assert.Null(data.State);
        Assert.Null(data.LoadException);
        Assert.Equal(nameof(SampleJobs.Run), data.Job!.Method.Name);
        Assert.Equal(["text", 7], data.Job.Args);
        Assert.Equal("\"de-DE\"", data.ParametersSnapshot!["CurrentCulture"]);
        Assert.InRange(data.CreatedAt, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(DateTimeKind.Utc, data.CreatedAt.Kind);
    }

    [Theory]
    [InlineData("1234567")]
    [InlineData("no-such-job")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void AMissingJobIsNull(string id) => Read<object?>(connection =>
    {
        Assert.Null(connection.GetJobData(id));
        Assert.Null(connection.GetStateData(id));
        Assert.Null(connection.GetJobParameter(id, "any"));
        return null;
    });

    [Fact]
    public void AJobCreatedInATransactionIsThereOnlyAfterTheCommit()
    {
        using var connection = Connect();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        var id = transaction.CreateJob(
            SomeJob(), new Dictionary<string, string?> { ["A"] = "1" }, DateTime.UtcNow, TimeSpan.FromHours(1));
        transaction.SetJobState(id, new TestState("Enqueued", ("Queue", "default")));
        transaction.AddToQueue("default", id);
        Assert.Null(connection.GetJobData(id));

        transaction.Commit();

        Assert.Equal("Enqueued", connection.GetJobData(id)!.State);
        Assert.Equal("1", connection.GetJobParameter(id, "A"));
        Assert.Equal(id, Fetch().JobId);
    }

    [Fact]
    public void ADisposedTransactionNeverHappened()
    {
        var id = CreateJob();
        using (var connection = Connect())
        using (var transaction = connection.CreateWriteTransaction())
        {
            transaction.SetJobState(id, new TestState("Lost"));
            transaction.AddToSet("lost", id);
        }

        Assert.Null(Read(connection => connection.GetJobData(id))!.State);
        Assert.Empty(Read(connection => connection.GetAllItemsFromSet("lost")));
    }

    [Fact]
    public void AParameterIsReplacedByTheNextOne()
    {
        var id = CreateJob(("RetryCount", "1"));

        Read<object?>(connection =>
        {
            connection.SetJobParameter(id, "RetryCount", "2");
            connection.SetJobParameter(id, "Other", null);
            return null;
        });
        Write(transaction =>
        {
            transaction.SetJobParameter(id, "InTransaction", "3");
            transaction.SetJobParameter(id, "InTransaction", "4");
        });

        Assert.Equal("2", Read(connection => connection.GetJobParameter(id, "RetryCount")));
        Assert.Equal("4", Read(connection => connection.GetJobParameter(id, "InTransaction")));
        Assert.Null(Read(connection => connection.GetJobParameter(id, "Other")));
        Assert.Null(Read(connection => connection.GetJobParameter(id, "Missing")));
    }

    [Fact]
    public void AJobWhoseTypeIsGoneIsReadWithTheReason()
    {
        var id = CreateJob();
        Assert.NotNull(Read(connection => connection.GetJobData(id))!.InvocationData);
        var broken = new JobData { LoadException = new Hangfire.Common.JobLoadException("gone", new InvalidOperationException("no type")) };

        var error = Assert.Throws<Hangfire.Common.JobLoadException>(broken.EnsureLoaded);

        Assert.Equal("gone", error.Message);
    }

    [Fact]
    public void StatesAreKeptInOrderAndTheLastOneSetIsCurrent()
    {
        var id = CreateJob();

        Write(transaction =>
        {
            transaction.SetJobState(id, new TestState("Enqueued", ("Queue", "default")));
            transaction.AddJobState(id, new TestState("Failed", ("ExceptionMessage", "boom")) { Reason = "it broke" });
            transaction.SetJobState(id, new TestState("Scheduled", ("EnqueueAt", "1")) { Reason = "again" });
        });
        Write(transaction => transaction.AddJobState(id, new TestState("Noted")));

        var state = Read(connection => connection.GetStateData(id))!;
        Assert.Equal("Scheduled", state.Name);
        Assert.Equal("again", state.Reason);
        Assert.Equal("1", state.Data!["EnqueueAt"]);
        Assert.Equal("1", state.Data["enqueueat"]);
        Assert.Equal("Scheduled", Read(connection => connection.GetJobData(id))!.State);
        Assert.Equal(["Noted", "Scheduled", "Failed", "Enqueued"], Monitor().JobDetails(id).History.Select(entry => entry.StateName));
    }

    [Fact]
    public void AJobWithoutAStateHasNoStateData() => Assert.Null(Read(connection => connection.GetStateData(CreateJob())));

    [Fact]
    public void ExpiryCanBeSetAndTakenBack()
    {
        var id = CreateJob();

        Write(transaction => transaction.ExpireJob(id, TimeSpan.FromDays(1)));
        Assert.InRange(Monitor().JobDetails(id).ExpireAt!.Value, DateTime.UtcNow.AddHours(23), DateTime.UtcNow.AddHours(25));

        Write(transaction => transaction.PersistJob(id));
        Assert.Null(Monitor().JobDetails(id).ExpireAt);
    }

    [Fact]
    public void ATransactionThatExpectsAnotherStateChangesNothing()
    {
        var id = CreateJobIn(new TestState("Enqueued"));
        var seen = Read(connection => connection.GetJobData(id))!.StateId;
        Write(transaction => transaction.SetJobState(id, new TestState("Processing")));

        var conflict = Assert.Throws<StateChangedException>(() => Write(transaction =>
        {
            Assert.True(transaction.ChecksState);
            transaction.ExpectState(id, seen);
            transaction.SetJobState(id, new TestState("Deleted"));
            transaction.AddToSet("deleted", id);
        }));

        Assert.Equal(id, conflict.JobId);
        Assert.Equal("Processing", Read(connection => connection.GetJobData(id))!.State);
        Assert.Empty(Read(connection => connection.GetAllItemsFromSet("deleted")));
    }

    [Fact]
    public void ATransactionThatExpectsTheCurrentStateIsApplied()
    {
        var id = CreateJob();
        Write(transaction =>
        {
            transaction.ExpectState(id, null);
            transaction.SetJobState(id, new TestState("Enqueued"));
        });
        var seen = Read(connection => connection.GetJobData(id))!.StateId;
        Assert.NotNull(seen);

        Write(transaction =>
        {
            transaction.ExpectState(id, seen);
            transaction.SetJobState(id, new TestState("Processing"));
        });

        Assert.Equal("Processing", Read(connection => connection.GetJobData(id))!.State);
    }

    [Fact]
    public void AStateExpectedOfAMissingJobIsAConflict() =>
        Assert.Throws<StateChangedException>(() => Write(transaction => transaction.ExpectState("1234567", "1")));

    [Fact]
    public async Task OfManyChangesDecidedOnTheSameStateExactlyOneIsApplied()
    {
        var id = CreateJobIn(new TestState("Enqueued"));
        var seen = Read(connection => connection.GetJobData(id))!.StateId;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
        {
            try
            {
                Write(transaction =>
                {
                    transaction.ExpectState(id, seen);
                    transaction.SetJobState(id, new TestState($"Winner{number}"));
                });
                return 1;
            }
            catch (StateChangedException)
            {
                return 0;
            }
        })));

        Assert.Equal(1, outcomes.Sum());
        Assert.Equal(2, Monitor().JobDetails(id).History.Count);
    }
}
