using Events.Tests.Support;

namespace Events.Tests.Registry;

public sealed class EventRegistryTests
{
    private const string DoesNotExist = "Event does not exist. If this event is a local event, it needs to be added via create_local_event().";

    private readonly EventRegistry registry = new([], []);

    [Fact, Trait("Requirement", "A-05"), Trait("Requirement", "A-T13")]
    public void ALocalEventIsCreatedOnceAndKeepsItsFirstArguments()
    {
        var first = registry.CreateLocal("app", "event", "arg_1", "arg_2");
        var second = registry.CreateLocal("app", "event", "zzz");

        Assert.Same(first, second);
        Assert.Single(registry.Events);
        Assert.Equal(["arg_1", "arg_2"], second.Arguments);
    }

    [Fact, Trait("Requirement", "A-06"), Trait("Requirement", "A-T13"), Trait("Requirement", "A-G2")]
    public void AnEventThatIsOnlyRemoteIsNoLocalOne()
    {
        var remote = registry.Remote("app", "event");

        var error = Assert.Throws<InvalidOperationException>(() => registry.GetLocal("app", "event"));

        Assert.Equal(DoesNotExist, error.Message);
        Assert.Same(remote, registry.Remote("app", "event"));
        Assert.Same(remote, registry.GetRequired("app", "event"));
    }

    [Fact, Trait("Requirement", "A-07"), Trait("Requirement", "A-T13")]
    public void ALocalAndARemoteEventOfOneKeyStandSideBySide()
    {
        var local = registry.CreateLocal("app", "event");
        var remote = registry.Remote("app", "event");

        Assert.NotSame(local, remote);
        Assert.Equal(local, remote);
        Assert.Equal(2, registry.Events.Count);
        Assert.Same(local, Assert.Single(registry.LocalEvents));
        Assert.Same(remote, Assert.Single(registry.RemoteEvents));
    }

    [Fact, Trait("Requirement", "A-08"), Trait("Requirement", "A-T13")]
    public void EventsAreListedInTheOrderTheyWereAdded()
    {
        registry.CreateLocal("app", "b");
        registry.Remote("other", "y");
        registry.CreateLocal("app", "a");
        registry.Remote("other", "x");

        Assert.Equal(["<app-b>", "<app-a>"], registry.LocalEvents.Select(known => known.ToString()));
        Assert.Equal(["<other-y>", "<other-x>"], registry.RemoteEvents.Select(known => known.ToString()));
    }

    [Fact, Trait("Requirement", "A-09"), Trait("Requirement", "A-T13")]
    public void AKeyIsLookedUpAmongLocalEventsRemoteOnesOrBoth()
    {
        var local = registry.CreateLocal("app", "local");
        var remote = registry.Remote("app", "remote");

        Assert.Same(local, registry.Find(local.Key));
        Assert.Same(local, registry.FindLocal(local.Key));
        Assert.Null(registry.FindRemote(local.Key));
        Assert.Same(remote, registry.Find(remote.Key));
        Assert.Null(registry.FindLocal(remote.Key));
        Assert.Null(registry.Find(new EventKey("app", "absent")));
        Assert.Equal(DoesNotExist, Assert.Throws<InvalidOperationException>(() => registry.GetRequired("app", "absent")).Message);
    }

    [Fact, Trait("Requirement", "A-09")]
    public void AnUnknownNameIsReportedWithTheNearestKnownOne()
    {
        registry.CreateLocal("orders", "orders.order-placed");

        var error = Assert.Throws<UnknownEventException>(() => registry.GetRequired("orders.order-placd"));

        Assert.Equal(
            "No event is called \"orders.order-placd\" in this application. Did you mean \"orders.order-placed\"? "
            + "Declare it in a DomainApp with Publishes or Handles, or with EventRegistry.CreateLocal or EventRegistry.Remote.",
            error.Message);
    }

    [Fact, Trait("Requirement", "A-10")]
    public void AKeyReadsAsAppAndEventAndComparesByBoth()
    {
        Assert.Equal("<app_name-event_name>", new EventKey("app_name", "event_name").ToString());
        Assert.Equal(new EventKey("a", "b"), new EventKey("a", "b"));
        Assert.NotEqual(new EventKey("a", "b"), new EventKey("a", "c"));
        Assert.Equal(EventDescriptor.Local("a", "b", "x").GetHashCode(), EventDescriptor.Remote("a", "b").GetHashCode());
    }

    [Fact, Trait("Requirement", "A-21"), Trait("Requirement", "A-22"), Trait("Requirement", "A-T05"), Trait("Requirement", "A-T06")]
    public void AHandlerOfOneNameSubscribesOnceAndKeepsItsFirstQueue()
    {
        var happened = registry.CreateLocal("app", "event");

        var first = happened.Handle("a.task", () => { }, "queue");
        var second = happened.Handle("a.task", () => { }, "ignored");

        Assert.Same(first, second);
        Assert.Equal(["queue"], happened.Subscriptions.Select(one => one.Queue));
    }

    [Fact, Trait("Requirement", "A-16")]
    public void HandlersOfOnePublisherDoNotHearAnothersEventOfThatName()
    {
        var ours = registry.CreateLocal("orders", "created");
        var theirs = registry.Remote("billing", "created");
        ours.Handle("a.one", () => { });
        theirs.Handle("a.two", () => { });

        Assert.Equal(["a.one"], ours.Subscriptions.Select(one => one.Handler));
        Assert.Equal(["a.two"], theirs.Subscriptions.Select(one => one.Handler));
    }

    [Fact, Trait("Requirement", "A-05")]
    public void AnEventOutsideOfARegistrySaysHowToGetIntoOne()
    {
        var error = Assert.Throws<InvalidOperationException>(() => EventDescriptor.Local("app", "event").Handle("a.b", () => { }));

        Assert.Equal("The event <app-event> is in no registry. Create it with EventRegistry.CreateLocal or EventRegistry.Remote.", error.Message);
    }

    [Fact, Trait("Requirement", "B-16"), Trait("Requirement", "B-T12")]
    public void ASecondHandlerIsRefusedWhereOnlyOneIsAllowed()
    {
        var happened = new EventRegistry([], [], oneHandlerPerEvent: true).CreateLocal("a", "a.b.c");
        happened.Handle("a.one", () => { });

        var error = Assert.Throws<InvalidOperationException>(() => happened.Handle("a.two", () => { }));

        Assert.Equal("event handler already registered", error.Message);
        Assert.Single(happened.Subscriptions);
    }

    [Fact, Trait("Requirement", "A-05")]
    public void ThreadsThatCreateOneEventGetOneObject()
    {
        var created = new EventDescriptor[64];

        Parallel.For(0, created.Length, i => created[i] = registry.CreateLocal("app", "event"));

        Assert.All(created, one => Assert.Same(created[0], one));
        Assert.Single(registry.Events);
    }

    [Fact, Trait("Requirement", "B-19")]
    public async Task AnEventsOwnSugarAndTheMapRegisterAlike()
    {
        using var application = Application.InProcess(events => events.MapEventHandler("demo.number.even", "one", () => { }));
        application.Registry.CreateLocal("demo", "demo.number.even").Handle("application.two", () => { });

        var heard = application.Registry.HandlersOf("demo.number.even");
        await application.Publisher.PublishNowAsync("demo.number.even");

        Assert.Equal(["application.one", "application.two"], heard.Select(one => one.Handler));
        Assert.All(heard, one => Assert.Equal(("application", "default"), (one.App, one.Queue)));
    }
}
