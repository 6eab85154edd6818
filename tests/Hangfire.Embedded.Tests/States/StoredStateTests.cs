using System.Globalization;
using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.States;

[Collection(GlobalConfigurationCollection.Name)]
public sealed class StoredStateTests : IDisposable
{
    public StoredStateTests() => GlobalConfiguration.Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180);

    public void Dispose() => GlobalConfiguration.Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_110);

    [Fact]
    public void AnEnqueuedStateStoresItsQueueAndMilliseconds()
    {
        var data = new EnqueuedState("critical").SerializeData();

        Assert.Equal("critical", data["Queue"]);
        Assert.InRange(long.Parse(data["EnqueuedAt"], CultureInfo.InvariantCulture), 1_700_000_000_000, 9_000_000_000_000);
    }

    [Fact]
    public void ASucceededStateWithoutResultStoresNone()
    {
        var data = new SucceededState(null, 325, 313).SerializeData();

        Assert.Equal(["Latency", "PerformanceDuration", "SucceededAt"], data.Keys.Order());
        Assert.Equal(("325", "313"), (data["Latency"], data["PerformanceDuration"]));
    }

    [Fact]
    public void AResultIsStoredAsJson() => Assert.Equal("42", new SucceededState(42, 1, 1).SerializeData()["Result"]);

    [Fact]
    public void AnAwaitingStateStoresItsNextStateAsRecorded()
    {
        var data = new AwaitingState("1").SerializeData();

        Assert.Equal("""{"$type":"Hangfire.States.EnqueuedState, Hangfire.Core","Queue":"default"}""", data["NextState"]);
        Assert.Equal(["NextState", "Options", "ParentId"], data.Keys.Order());
        Assert.Equal("1", data["Options"]);
    }

    [Fact]
    public void TheRecordedNextStateIsRead()
    {
        const string Recorded = """{"$type":"Hangfire.States.EnqueuedState, Hangfire.Core","Queue":"critical"}""";

        var state = SerializationHelper.Deserialize<IState>(Recorded, SerializationOption.TypedInternal);

        Assert.Equal("critical", Assert.IsType<EnqueuedState>(state).Queue);
    }

    [Fact]
    public void ANextStateThatIsNoStateIsRefused() =>
        Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() =>
            SerializationHelper.Deserialize<IState>("""{"$type":"System.Version, mscorlib"}""", SerializationOption.TypedInternal));

    [Fact]
    public void ExceptionDetailsKeepTheGivenNumberOfLines()
    {
        var state = new FailedState(new InvalidOperationException("first\nsecond\nthird")) { MaxLinesInStackTrace = 2 };

        Assert.Equal("System.InvalidOperationException: first\nsecond\n", state.SerializeData()["ExceptionDetails"]);
    }

    [Fact]
    public void ExceptionDetailsNameFilesWithoutTheirFolders()
    {
        var details = new FailedState(Thrown()).SerializeData()["ExceptionDetails"];

        Assert.Contains("in StoredStateTests.cs:line ", details);
        Assert.DoesNotContain("/States/", details);
    }

    [Fact]
    public void FailedIsNotFinalAndDeletedAcceptsJobsThatCannotBeLoaded()
    {
        Assert.False(new FailedState(new InvalidOperationException()).IsFinal);
        Assert.True(new DeletedState().IsFinal);
        Assert.True(new DeletedState().IgnoreJobLoadException);
        Assert.False(new EnqueuedState().IgnoreJobLoadException);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("boom");
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }
}
