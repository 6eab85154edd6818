using MediatR;

namespace Events.Tests.Apps;

public sealed class DomainAppsTests
{
    [Fact]
    public void ActionsDeclareTheirEventsAndHandlersAreFoundByEvent()
    {
        var apps = new DomainApps([new App("orders", app => app.HasAction<Act>()), new App("mail", app => app.Handles<ActionHappenedPayload, Hear>())]);

        Assert.Equal([("actionHappened", "orders"), ("actionHappeningFailed", "orders")], apps.Registry.Events.Select(known => (known.Name, known.App)));
        Assert.Equal(["mail.Hear"], apps.Registry.HandlersOf("actionHappened").Select(handler => handler.Handler));
        Assert.Empty(apps.Registry.HandlersOf("nobodyListens"));
    }

    [Fact]
    public void AHandlerWaitsInItsQueueOrTheAppsDefault()
    {
        var apps = new DomainApps([new App("mail", app => app.Handles<ActionHappenedPayload, Hear>().Handles<ActionHappeningFailedPayload, HearFailure>("urgent"))]);

        Assert.Equal(["default", "urgent"], apps.Registry.Subscriptions.Select(handler => handler.Queue));
    }

    [Fact]
    public void AllFaultsAreListedTogether()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([
            new App("Orders!", app => app.HasAction<ActWithoutSource>()),
            new App("mail", app => app.Handles<ActionHappenedPayload, Hear>("No Good").Handles<ActionHappeningFailedPayload, Hear>()),
            new App("mail", app => app.Publishes<SameNamePayload>()),
        ]));

        Assert.Equal(
            [
                "The domain app App is called \"Orders!\". Use lower-case letters, digits, underscores and dashes.",
                "ActWithoutSource cannot fill MissingPayload.nowhere: Thing has no readable member of that name and type. Add one, make the member optional, or override MapSuccess.",
                "The queue of Hear is \"No Good\". Use lower-case letters, digits, underscores and dashes.",
                "Hear cannot handle ActionHappeningFailedPayload. Let it implement INotificationHandler<ActionHappeningFailedPayload>.",
                $"Two payloads share the event name \"actionHappened\": {typeof(ActionHappenedPayload).FullName} and {typeof(SameNamePayload).FullName}. Give one of them [EventName(\"…\")].",
                $"Two domain apps share the name \"mail\": {typeof(App).FullName} and {typeof(App).FullName}. Give each its own name.",
            ],
            error.Faults);
        Assert.StartsWith("Events is not configured correctly:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownHandlerIsReportedWithTheNearestName()
    {
        var apps = new DomainApps([new App("mail", app => app.Handles<ActionHappenedPayload, Hear>())]);

        var error = Assert.Throws<UnknownHandlerException>(() => apps.Registry.RequiredHandler("actionHappened", "mail.Haer"));

        Assert.Equal(
            "No handler of event \"actionHappened\" is called \"mail.Haer\" in this application. Did you mean \"mail.Hear\"? "
            + "Register it in a DomainApp with Handles<TPayload, THandler>(), or discard the delivery.",
            error.Message);
    }

    private sealed class App(string name, Action<IDomainAppBuilder> configure) : DomainApp
    {
        public override string Name => name;

        protected override void Configure(IDomainAppBuilder app) => configure(app);
    }

    private sealed class Thing
    {
        public Guid Id { get; init; }

        public bool IsActive { get; init; }
    }

    private sealed class Act : EntityAction<Thing, Guid, ActionHappenedPayload, ActionHappeningFailedPayload>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }

    private sealed record MissingPayload(Guid Id, string nowhere) : EventPayload;

    private sealed class ActWithoutSource : EntityAction<Thing, Guid, MissingPayload, ActionHappeningFailedPayload>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }

    private sealed class Hear : INotificationHandler<ActionHappenedPayload>
    {
        public Task Handle(ActionHappenedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class HearFailure : INotificationHandler<ActionHappeningFailedPayload>
    {
        public Task Handle(ActionHappeningFailedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [EventName("actionHappened")]
    private sealed record SameNamePayload : EventPayload;
}
