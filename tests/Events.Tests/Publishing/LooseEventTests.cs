using System.Text.Json;
using Events.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Publishing;

public sealed class LooseEventTests : IDisposable
{
    private readonly Application application = Application.WithStore(options: options => options
        .RouteQueues(name => name.StartsWith('a') ? "q_" + name : null)
        .RouteQueues(_ => "never_first_for_a"));

    private MemoryStore Store => application.Store;

    public void Dispose() => application.Dispose();

    [Fact, Trait("Requirement", "A-G1"), Trait("Requirement", "A-14"), Trait("Requirement", "A-16"), Trait("Requirement", "A-T01"), Trait("Requirement", "A-T04")]
    public async Task APublishedEventWaitsInTheStoreAndThenGoesToEachHandlersQueueInOrder()
    {
        var happened = application.Registry.CreateLocal("app_name", "event_name", "arg_1", "arg_2");
        happened.Handle("a.one", () => { });
        happened.Handle("b.two", () => { }, "custom");
        happened.Handle("c.three", () => { });

        var id = await application.Publisher.PublishAsync(happened, new { arg_1 = "a", arg_2 = "b" });

        var stored = Assert.Single(Store.Events);
        Assert.Equal(("app_name", "event_name"), (stored.Envelope.Metadata.PublisherName, stored.Envelope.Metadata.EventName));
        Assert.Equal("""{"arg_1":"a","arg_2":"b"}""", stored.Envelope.Payload.GetRawText());
        Assert.Empty(application.Queue.Jobs);

        await application.RelayAsync();

        Assert.Equal(
            [
                new QueuedDelivery(id, "event_name", "a.one", "q_a.one"),
                new QueuedDelivery(id, "event_name", "b.two", "custom"),
                new QueuedDelivery(id, "event_name", "c.three", "never_first_for_a"),
            ],
            application.Queue.Jobs);
    }

    [Fact, Trait("Requirement", "A-15"), Trait("Requirement", "A-T11"), Trait("Requirement", "A-16")]
    public async Task PublishingNowCallsEachHandlerInOrderAndStoresNothing()
    {
        var calls = new List<string>();
        var happened = application.Registry.CreateLocal("app", "event", "a");
        happened.Handle("x.one", (string a) => calls.Add($"one {a}"));
        happened.Handle("x.two", (EventArguments arguments) => calls.Add($"two {string.Join(",", arguments.Named)}"));

        await application.Publisher.PublishNowAsync(happened, new { a = "1" });

        Assert.Equal(["one 1", "two [a, 1]"], calls);
        Assert.Empty(Store.Events);
    }

    [Theory, Trait("Requirement", "A-17"), Trait("Requirement", "A-T02")]
    [InlineData("", "event")]
    [InlineData("app", "")]
    [InlineData("", "")]
    public async Task AKeyWithoutAppOrNamePublishesNothingAndSaysSo(string app, string name)
    {
        await application.Publisher.PublishNowAsync(Publication.Of(new EventKey(app, name)));
        var id = await application.Publisher.PublishAsync(Publication.Of(new EventKey(app, name)));

        Assert.Equal(Guid.Empty, id);
        Assert.Empty(Store.Events);
        Assert.Equal($"Nothing was published: the event <{app}-{name}> has no app or no name", application.Log.At(LogLevel.Warning).First());
    }

    [Fact, Trait("Requirement", "A-T03"), Trait("Requirement", "A-G2")]
    public async Task AnUnknownKeyIsRefused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => application.Publisher.PublishAsync(Publication.Of(new EventKey("app", "absent"))));

        Assert.Equal("Event does not exist. If this event is a local event, it needs to be added via create_local_event().", error.Message);
        Assert.Empty(Store.Events);
    }

    [Fact, Trait("Requirement", "A-11"), Trait("Requirement", "A-T07"), Trait("Requirement", "A-G2")]
    public async Task AnArgumentThatWasNotDeclaredIsRefusedByName()
    {
        var none = application.Registry.CreateLocal("app", "none");
        var some = application.Registry.CreateLocal("app", "some", "a");

        var first = await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync(none, new { a = 1 }));
        var second = await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync(some, new { zzz = 1 }));

        Assert.Equal("Event does not accept kwarg a.", first.Message);
        Assert.Equal("Event does not accept kwarg zzz.", second.Message);
        Assert.Empty(Store.Events);
    }

    [Fact, Trait("Requirement", "A-12"), Trait("Requirement", "A-11")]
    public async Task NamesAreCheckedBeforeValues()
    {
        var happened = application.Registry.CreateLocal("app", "event", "arg_1");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync(happened, new { arg_1 = DateTime.UnixEpoch, zzz = 1 }));

        Assert.Equal("Event does not accept kwarg zzz.", error.Message);
    }

    public static TheoryData<object> NoJson => new(
        new HashSet<int> { 1, 2, 3 },
        (1, 2, 3),
        new DateTime(2019, 1, 1),
        new object[] { new HashSet<int> { 1 } },
        new Dictionary<string, object?> { ["nested"] = new List<object> { DateTime.UnixEpoch } },
        double.NaN);

    [Theory, Trait("Requirement", "A-12"), Trait("Requirement", "A-T08"), Trait("Requirement", "A-G2")]
    [MemberData(nameof(NoJson))]
    public async Task AValueJsonDoesNotKnowIsRefusedAtAnyDepth(object value)
    {
        var happened = application.Registry.CreateLocal("app", "event", "arg_1");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync(happened, new { arg_1 = value }));

        Assert.Equal("Kwarg arg_1 is not a valid JSON serializable type.", error.Message);
        Assert.Empty(Store.Events);
    }

    public static TheoryData<object?, string> Json => new()
    {
        { null, "null" },
        { true, "true" },
        { 1.5, "1.5" },
        { "x", "\"x\"" },
        { new object?[] { 1, null, "b" }, "[1,null,\"b\"]" },
        { new Dictionary<string, object?> { ["b"] = 2, ["a"] = new List<int> { 1 } }, "{\"b\":2,\"a\":[1]}" },
        { JsonElement.Parse("""{"kept":1}"""), "{\"kept\":1}" },
    };

    [Theory, Trait("Requirement", "A-12")]
    [MemberData(nameof(Json))]
    public async Task ValuesJsonKnowsArePublishedAsTheyAre(object? value, string json)
    {
        var happened = application.Registry.CreateLocal("app", "event", "a");

        await application.Publisher.PublishAsync(happened, new { a = value });

        Assert.Equal($$"""{"a":{{json}}}""", Assert.Single(Store.Events).Envelope.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "A-13"), Trait("Requirement", "A-T09"), Trait("Requirement", "A-G2")]
    public async Task ARemoteEventCannotBePublishedWhateverItsArguments()
    {
        var remote = application.Registry.Remote("other", "event");

        var stored = await Assert.ThrowsAsync<InvalidOperationException>(() => application.Publisher.PublishAsync(remote, new { a = DateTime.UnixEpoch }));
        var now = await Assert.ThrowsAsync<InvalidOperationException>(() => application.Publisher.PublishNowAsync(remote));

        Assert.Equal("Cannot broadcast a remote or backend event.", stored.Message);
        Assert.Equal(stored.Message, now.Message);
        Assert.Empty(Store.Events);
    }

    [Fact, Trait("Requirement", "A-T10"), Trait("Requirement", "A-11")]
    public async Task SomeArgumentsAllOfThemOrAnyArePublishedExactlyAsGiven()
    {
        var two = application.Registry.CreateLocal("app", "two", "a", "b");
        var any = application.Registry.CreateLocalWithAnyArguments("app", "any");

        await application.Publisher.PublishAsync(two, new { a = 1 });
        await application.Publisher.PublishAsync(two, new { a = 1, b = 2 });
        await application.Publisher.PublishAsync(any, new { x = 1, y = 2 });
        await application.Publisher.PublishAsync(any);

        Assert.Equal(
            ["""{"a":1}""", """{"a":1,"b":2}""", """{"x":1,"y":2}""", "{}"],
            Store.Events.Select(stored => stored.Envelope.Payload.GetRawText()));
    }

    [Fact, Trait("Requirement", "A-18")]
    public async Task ArgumentsNamedLikeRoutingAreDataAndNothingElse()
    {
        var any = application.Registry.CreateLocalWithAnyArguments("x", "any");

        await application.Publisher.PublishAsync(any, new { app_name = "other", event_name = "event_name", now = true });

        var stored = Assert.Single(Store.Events).Envelope;
        Assert.Equal(("x", "any"), (stored.Metadata.PublisherName, stored.Metadata.EventName));
        Assert.Equal("""{"app_name":"other","event_name":"event_name","now":true}""", stored.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "A-19"), Trait("Requirement", "C-26")]
    public async Task AHandlerThatFailsAffectsNoOther()
    {
        var calls = new List<int>();
        var happened = application.Registry.CreateLocal("app", "event");
        happened.Handle("x.one", () => calls.Add(1));
        happened.Handle("x.two", void () => throw new InvalidOperationException("two"));
        happened.Handle("x.three", () => calls.Add(3));

        await application.Publisher.PublishNowAsync(happened);

        Assert.Equal([1, 3], calls);
        Assert.Equal(["x.two failed to handle event; other handlers are not affected"], application.Log.At(LogLevel.Error));
    }

    [Fact, Trait("Requirement", "A-20"), Trait("Requirement", "B-41"), Trait("Requirement", "C-23")]
    public async Task AnEventNobodyHearsIsStoredAndMakesNoJob()
    {
        await application.Publisher.PublishAsync(application.Registry.CreateLocal("n", "s"));
        await application.RelayAsync();
        await application.Publisher.PublishNowAsync("s");

        Assert.Single(Store.Events);
        Assert.Empty(application.Queue.Jobs);
        Assert.Contains("Nobody in this process hears s", application.Log.At(LogLevel.Debug));
    }

    [Fact, Trait("Requirement", "C-21")]
    public async Task ArgumentsByPositionSurviveTheStore()
    {
        await application.Publisher.PublishAsync("e", EventArguments.Of(1, "b").With("x", 2));
        await application.Publisher.PublishAsync("e", EventArguments.From(new { args = new object[] { 1 }, kwargs = new Dictionary<string, object?>() }));

        var read = Store.Events.ConvertAll(stored => stored.Envelope.ReadPayload<EventArguments>());
        Assert.Equal([1, "b"], read[0].Positional);
        Assert.Equal(2, read[0]["x"]);
        Assert.Empty(read[1].Positional);
        Assert.Equal(["args", "kwargs"], read[1].Named.Keys);
    }

    [Fact, Trait("Requirement", "A-14")]
    public void ATokenIsNoArgument() =>
        Assert.Equal(
            "A cancellation token is no argument of an event. Pass it by name: cancel: token.",
            Assert.Throws<ArgumentException>(() => { _ = application.Publisher.PublishAsync("x", CancellationToken.None); }).Message);
}
