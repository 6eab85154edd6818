using System.Reflection;
using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Apps;

public sealed class AssemblyScanTests
{
    private static readonly Assembly Here = typeof(AssemblyScanTests).Assembly;

    [Fact, Trait("Requirement", "A-41")]
    public void StaticEventsHandlersAndPayloadsOfAnAssemblyAreFound()
    {
        using var application = Application.InProcess(events => events.AddHandlersFrom(Here, InThisFile));

        Assert.Equal(["<scanned-first>", "<scanned-second>", "<-found>"], application.Registry.Events.Select(known => known.ToString()));
        Assert.Equal(
            ["found > application.FoundHandler", "first > application.FoundTasks.Hear"],
            application.Registry.Subscriptions.Select(one => $"{one.EventName} > {one.Handler}"));
    }

    [Fact, Trait("Requirement", "A-41")]
    public void NothingIsScannedUnlessAskedForAndAnAssemblyWithoutEventsIsFine()
    {
        using var unasked = Application.InProcess();
        using var empty = Application.InProcess(events => events.AddHandlersFrom(typeof(FactAttribute).Assembly));

        Assert.Empty(unasked.Registry.Events);
        Assert.Empty(empty.Registry.Subscriptions);
    }

    [Fact, Trait("Requirement", "A-41")]
    public void AHandlerThatIsDeclaredAndFoundRunsOnce()
    {
        using var application = Application.InProcess(events =>
        {
            events.AddHandlersFrom(Here, InThisFile);
            events.Services.AddSingleton<DomainApp>(new InlineApp("mail", app => app.Handles<FoundPayload, FoundHandler>()));
        });

        Assert.Equal(["mail.FoundHandler"], application.Registry.HandlersOf("found").Select(one => one.Handler));
    }

    [Fact, Trait("Requirement", "A-41")]
    public void DomainAppsOfAnAssemblyAreAddedOnce()
    {
        var services = new ServiceCollection();

        services.AddEvents().AddAppsFrom(Here).AddAppsFrom(Here);

        Assert.Single(services, service => service.ImplementationType == typeof(FoundApp));
    }

    [Fact, Trait("Requirement", "A-42"), Trait("Requirement", "A-T25")]
    public void DeferredSubscriptionsAreAskedForEveryEventWhoeverDeclaredIt()
    {
        using var application = Application.InProcess(events => events
            .AddDeferredSubscriptions<TwoForTheFirst>()
            .Services.AddSingleton<DomainApp>(new InlineApp("one", app => app.Publishes("e1")))
            .AddSingleton<DomainApp>(new InlineApp("two", app => app.Publishes("e2"))));

        Assert.Equal(
            ["e1 > application.HearsLoose of one", "e1 > application.HearsAll of one"],
            application.Registry.Subscriptions.Select(one => $"{one.EventName} > {one.Handler} of {one.Publisher}"));
    }

    [Fact, Trait("Requirement", "A-42"), Trait("Requirement", "A-T26")]
    public void ADeferredSubscriptionOfWhatIsNoHandlerKeepsTheApplicationFromStarting()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new InlineApp("one", app => app.Publishes("e1"))], deferred: [new NoHandler()]));

        Assert.Equal(["String cannot handle EventArguments. Let it implement INotificationHandler<EventArguments>."], error.Faults);
    }

    [Fact, Trait("Requirement", "B-16"), Trait("Requirement", "B-T12")]
    public void WhereOneHandlerIsAllowedASecondKeepsTheApplicationFromStarting()
    {
        DomainApp[] apps = [new InlineApp("mail", app => app.Handles<FoundPayload, FoundHandler>().Handles<HearsAll>("found"))];

        var error = Assert.Throws<ConfigurationException>(() => new DomainApps(apps, oneHandlerPerEvent: true));

        Assert.Equal(
            [
                $"event handler already registered: \"found\" has {typeof(FoundHandler).FullName} and {typeof(HearsAll).FullName}. "
                + "Keep one of them, or allow several with OneHandlerPerEvent = false.",
            ],
            error.Faults);
        Assert.Equal(2, new DomainApps(apps).Registry.Subscriptions.Count);
    }

    [Fact, Trait("Requirement", "A-05")]
    public void OneLooseEventDeclaredInTwoWaysKeepsTheApplicationFromStarting()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new InlineApp("one", app => app.Publishes("e1", "a").Publishes("e1", "b"))]));

        Assert.Equal(["The event <one-e1> is declared with the arguments \"a\" and with \"b\". Declare it once."], error.Faults);
    }

    [Fact, Trait("Requirement", "A-13")]
    public async Task ARemotePayloadIsHandledAndCannotBePublished()
    {
        using var application = Application.InProcess(events => events.Services.AddSingleton<DomainApp>(
            new InlineApp("billing", app => app.Handles<FoundPayload, FoundHandler>(queue: "billing", from: "orders"))));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => application.Publisher.PublishAsync(new FoundPayload()));

        Assert.Equal("Cannot broadcast a remote or backend event.", error.Message);
        Assert.Equal(("orders", "billing"), (Assert.Single(application.Registry.Subscriptions).Publisher, application.Registry.Subscriptions[0].Queue));
        Assert.Equal("<orders-found>", Assert.Single(application.Registry.RemoteEvents).ToString());
    }

    private static bool InThisFile(Type type) => type.Name.StartsWith("Found", StringComparison.Ordinal);

    private sealed record FoundPayload : EventPayload;

    private static class FoundEvents
    {
        public static readonly EventDescriptor First = EventDescriptor.Local("scanned", "first");

        public static EventDescriptor Second { get; } = EventDescriptor.Local("scanned", "second", "a");
    }

    private sealed class FoundHandler : INotificationHandler<FoundPayload>
    {
        public Task Handle(FoundPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static class FoundTasks
    {
        [Subscribe("first")]
        public static void Hear()
        {
        }
    }

    private sealed class FoundApp : DomainApp
    {
        public override string Name => "found";

        protected override void Configure(IDomainAppBuilder app) => app.Publishes("found");
    }

    private sealed class HearsLoose : INotificationHandler<EventArguments>
    {
        public Task Handle(EventArguments notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class HearsAll : INotificationHandler<EventPayload>
    {
        public Task Handle(EventPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class TwoForTheFirst : IDeferredSubscriptions
    {
        public IEnumerable<Type>? HandlersOf(EventDescriptor declared) => declared.Name == "e1" ? [typeof(HearsLoose), typeof(HearsAll)] : null;
    }

    private sealed class NoHandler : IDeferredSubscriptions
    {
        public IEnumerable<Type>? HandlersOf(EventDescriptor declared) => [typeof(string)];
    }
}
