using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Subscriptions;

public sealed class EventLinkerTests
{
    private readonly EventLinker linker = new();

    [Fact, Trait("Requirement", "C-06"), Trait("Requirement", "C-T16")]
    public void AnEventGivenTwiceIsSubscribedOnce()
    {
        var subscription = linker.Subscribe(["e", "e"], Run);

        Assert.Equal(["e"], linker.EventsOf(subscription).Select(selector => selector.Name));
        Assert.Single(linker.Registry["e"]);
    }

    [Fact, Trait("Requirement", "C-T16"), Trait("Requirement", "C-03")]
    public void SubscriptionsOfEveryKindAreSixHandlers()
    {
        linker.Subscribe(["StringEvent"], Run);
        linker.Subscribe([typeof(Exception)], Run);
        linker.Subscribe([typeof(Exception)], Run);
        linker.Subscribe(["Exception"], Run);
        linker.Subscribe([typeof(ActionHappenedPayload)], Run);
        linker.Subscribe([EventSelector.All], Run);

        Assert.Equal(6, linker.Handlers.Count);
        Assert.Equal(2, linker.Registry[typeof(Exception)].Count);
        Assert.Single(linker.Registry["Exception"]);
    }

    [Fact, Trait("Requirement", "C-06"), Trait("Requirement", "C-07"), Trait("Requirement", "C-T15")]
    public void NoEventsAreRefusedWhicheverWayTheyAreSubscribed()
    {
        const string message = "The 'events' argument cannot be None or empty.";

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => linker.Subscribe([], Run)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => linker.Subscribe(null!, Run)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => linker.On()).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => linker.Once()).Message);
        Assert.Empty(linker.Events);
    }

    [Fact, Trait("Requirement", "C-08"), Trait("Requirement", "C-T15")]
    public void ASubscriptionWithoutAHandlerIsRefusedAndLeavesNothingBehind()
    {
        var error = Assert.Throws<ArgumentException>(() => linker.On("a", "b").OnSuccess(Run).OnFailure(Run).Subscribe());

        Assert.Equal("'None' is not a callable object.", error.Message);
        Assert.Empty(linker.Registry);
    }

    [Fact, Trait("Requirement", "C-08"), Trait("Requirement", "C-17"), Trait("Requirement", "C-T15")]
    public void TheBuilderCarriesEveryFlag()
    {
        var on = linker.On("a").OnEvent(Run).Subscribe();
        var once = linker.Once("a", "b").OnEvent(Run).OnSuccess(Run).OnFailure(Run).RunOnThreadPool().Subscribe();

        Assert.Equal((false, false, true), (on.IsOnce, on.RunsOnThreadPool, on.OnSuccess is null));
        Assert.Equal((true, true, false, false), (once.IsOnce, once.RunsOnThreadPool, once.OnSuccess is null, once.OnFailure is null));
        Assert.Equal(["a", "b"], linker.Events.Select(selector => selector.Name));
    }

    [Fact, Trait("Requirement", "C-10"), Trait("Requirement", "C-T17")]
    public void AnEventHasNoMoreHandlersThanAllowedAndOverflowSubscribesNothing()
    {
        var limited = new EventLinker(new EventLinkerOptions { MaxHandlersPerEvent = 2 });
        limited.On("a", Run);
        limited.On("a", Run);

        var error = Assert.Throws<ArgumentException>(() => limited.Subscribe(["StringEvent", "a"], Run));

        Assert.Equal("The event 'a' has exceeded the maximum number of handlers allowed. The 'Run' callback cannot be subscribed.", error.Message);
        Assert.DoesNotContain("StringEvent", limited.Events);
        Assert.True(limited.RemoveEvent("a"));
        limited.Subscribe(["StringEvent", "a"], Run);
        Assert.Equal(2, limited.Events.Count);
    }

    [Fact, Trait("Requirement", "C-10"), Trait("Requirement", "C-T11")]
    public void AtLeastOneHandlerMustBeAllowed() => Assert.Equal(
        "The 'max_event_handlers' argument must be greater than or equal to 1.",
        Assert.Throws<ArgumentException>(() => new EventLinker(new EventLinkerOptions { MaxHandlersPerEvent = 0 })).Message);

    [Fact, Trait("Requirement", "C-11"), Trait("Requirement", "C-T18")]
    public void CallbacksAreTheSubscriptionsElseTheLinkersElseNone()
    {
        Delegate standard = StandardCallback;
        var withDefaults = new EventLinker(new EventLinkerOptions { OnSuccess = standard, OnFailure = standard });

        var none = linker.On("a", Run);
        var byDefault = withDefaults.On("a", Run);
        var explicitly = withDefaults.On("a", Run, new LinkOptions { OnSuccess = Run, OnFailure = Run });

        Assert.Null(none.OnSuccess ?? none.OnFailure);
        Assert.Equal(["StandardCallback", "StandardCallback"], [byDefault.OnSuccess!.Name, byDefault.OnFailure!.Name]);
        Assert.Equal(["Run", "Run"], [explicitly.OnSuccess!.Name, explicitly.OnFailure!.Name]);
    }

    [Fact, Trait("Requirement", "C-12"), Trait("Requirement", "C-T11")]
    public void LinkersShareNothing()
    {
        using var application = Application.InProcess(events => events.AddLinker("custom", options => options.MaxHandlersPerEvent = 1));
        var custom = application.Services.GetRequiredKeyedService<EventLinker>("custom");
        application.Linker.On("a", Run);
        custom.On("a", Run);

        Assert.True(application.Linker.RemoveAll());

        Assert.Empty(application.Linker.Events);
        Assert.Single(custom.Events);
        Assert.Throws<ArgumentException>(() => custom.On("a", Run));
    }

    [Fact, Trait("Requirement", "C-13"), Trait("Requirement", "C-T13")]
    public void WhatIsAskedForIsACopy()
    {
        linker.On("a", Run);
        var before = (linker.Registry, linker.Events, linker.Handlers);

        linker.On("b", Run);

        Assert.Equal((1, 1, 1), (before.Registry.Count, before.Events.Count, before.Handlers.Count));
        Assert.Equal((2, 2, 2), (linker.Registry.Count, linker.Events.Count, linker.Handlers.Count));
    }

    [Fact, Trait("Requirement", "C-13")]
    public void ManyThreadsSubscribeAndLeaveWithoutLosingAnything()
    {
        Parallel.For(0, 200, i =>
        {
            var subscription = linker.Subscribe([$"e{i % 7}", "all"], Run);
            if (i % 2 == 0)
            {
                Assert.True(linker.RemoveHandler(subscription));
            }
        });

        Assert.Equal(100, linker.Registry["all"].Count);
        Assert.Equal(100, linker.Handlers.Count);
    }

    [Fact, Trait("Requirement", "C-14"), Trait("Requirement", "C-T14")]
    public void EventsAndHandlersAreFoundFromEachOther()
    {
        var both = linker.Subscribe(["a", "b"], Run);
        var all = linker.On(EventSelector.All, Run);

        Assert.Equal(["a", "b"], linker.EventsOf(both).Select(selector => selector.Name));
        Assert.Equal([both], linker.HandlersOf("a", "b", "b"));
        Assert.Equal([all], linker.HandlersOf(EventSelector.All, EventSelector.All, "#"));
        Assert.Empty(linker.HandlersOf("absent"));
        Assert.Equal([both, all], linker.Handlers);
    }

    [Fact, Trait("Requirement", "C-15"), Trait("Requirement", "C-T19")]
    public void EveryRemovalSaysWhetherThereWasSomethingToRemove()
    {
        var subscription = linker.Subscribe(["a", "b", "c"], Run);

        Assert.True(linker.Unsubscribe(subscription, "a", "absent"));
        Assert.False(linker.Unsubscribe(subscription, "a"));
        Assert.Equal(["b", "c"], linker.Events.Select(selector => selector.Name));
        Assert.True(linker.RemoveEvent("b"));
        Assert.False(linker.RemoveEvent("b"));
        Assert.True(linker.RemoveHandler(subscription));
        Assert.False(linker.RemoveHandler(subscription));
        Assert.False(linker.RemoveAll());
        linker.On("d", Run);
        Assert.True(linker.RemoveAll());
        Assert.Empty(linker.Registry);
    }

    [Fact, Trait("Requirement", "C-15")]
    public void AHandlerOfNobodyOrOfAnotherLinkerIsRefused()
    {
        var foreign = new EventLinker().On("a", Run);

        Assert.Throws<ArgumentNullException>(() => linker.RemoveHandler(null!));
        Assert.Equal(
            "The subscription of \"Run\" was not made by this linker. Ask the one that made it.",
            Assert.Throws<ArgumentException>(() => linker.Unsubscribe(foreign, "a")).Message);
    }

    [Fact, Trait("Requirement", "C-06")]
    public void DisposingASubscriptionEndsIt()
    {
        using (linker.Subscribe(["a", "b"], Run))
        {
            Assert.Equal(2, linker.Events.Count);
        }

        Assert.Empty(linker.Events);
    }

    [Fact, Trait("Requirement", "C-18"), Trait("Requirement", "C-T06")]
    public void ACallbackIsNamedAfterItsMethod()
    {
        static void Local()
        {
        }

        Assert.Equal("None", EventCallback.NameOf(null));
        Assert.Equal("Run", EventCallback.NameOf(Run));
        Assert.Equal("Instance", EventCallback.NameOf(new Callable().Instance));
        Assert.Equal("Local", EventCallback.NameOf(Local));
        Assert.Equal("<lambda>", EventCallback.NameOf(() => { }));
        Assert.Equal("'None' is not a callable object.", Assert.Throws<ArgumentException>(() => linker.On("a", (Delegate)null!)).Message);
    }

    [Fact, Trait("Requirement", "C-29")]
    public async Task ANamedHandlerIsDeliveredByJobsUntilItLeaves()
    {
        using var application = Application.WithStore();
        var subscription = application.Linker.On("a.*", Run, new LinkOptions { Name = "mail.send", Queue = "mail" });

        await application.Publisher.PublishAsync("a.b");
        await application.RelayAsync();
        subscription.Dispose();
        await application.Publisher.PublishAsync("a.b");
        await application.RelayAsync();

        Assert.Equal(("mail.send", "mail"), (Assert.Single(application.Queue.Jobs).Handler, application.Queue.Jobs[0].Queue));
        Assert.Empty(application.Registry.Subscriptions);
    }

    [Fact, Trait("Requirement", "C-29")]
    public async Task ANamedHandlerRunsOnceInProcessToo()
    {
        using var application = Application.InProcess();
        var calls = 0;
        application.Linker.On("a", () => { calls++; }, new LinkOptions { Name = "mail.send" });

        await application.Publisher.PublishNowAsync("a");

        Assert.Equal(1, calls);
    }

    [Fact, Trait("Requirement", "C-16")]
    public void AOneTimeHandlerCannotHaveAName() => Assert.Equal(
        "The one-time handler \"mail.send\" has a name. Leave it out: only handlers of this process can end with their first event.",
        Assert.Throws<ArgumentException>(() => linker.Once("a", Run, new LinkOptions { Name = "mail.send" })).Message);

    private static void Run()
    {
    }

    private static void StandardCallback()
    {
    }

    private sealed class Callable
    {
        private int calls;

        public void Instance() => calls++;
    }
}
