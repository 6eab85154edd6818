using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Queues;

public sealed class QueueResolutionTests
{
    private static readonly QueueResolver Golden = new([
        new FunctionRoute(_ => null),
        new FunctionRoute(_ => null),
        new FunctionRoute(name => name.StartsWith('a') ? "q_" + name : null),
        new FunctionRoute(_ => "z"),
    ]);

    [Fact, Trait("Requirement", "A-23"), Trait("Requirement", "A-T12")]
    public void AQueueIsTheNamedOneElseTheRoutesElseTheDefault()
    {
        var routes = new QueueResolver([new FunctionRoute(name => name == "task" ? "route_queue" : null)]);

        Assert.Equal("queue", routes.Resolve("queue", "task"));
        Assert.Equal("route_queue", routes.Resolve(null, "task"));
        Assert.Equal("default", routes.Resolve(null, "other"));
        Assert.Equal("app", routes.Resolve(null, "other", "app"));
        Assert.Equal("default", QueueResolver.Default.Resolve(null, "task"));
    }

    [Theory, Trait("Requirement", "A-24"), Trait("Requirement", "A-T18")]
    [InlineData("a.one", "q_a.one")]
    [InlineData("c.three", "z")]
    public void TheFirstRouteThatKnowsWins(string handler, string queue) => Assert.Equal(queue, Golden.Route(handler)?.Queue);

    [Fact, Trait("Requirement", "A-24"), Trait("Requirement", "A-T18")]
    public void ARouteThatAnswersWithoutAQueueEndsTheSearch()
    {
        var routes = new QueueResolver([new NoQueueRoute(), new FunctionRoute(_ => "late")]);

        Assert.Equal(new QueueRoute(null), routes.Route("task"));
        Assert.Equal("default", routes.Resolve(null, "task"));
        Assert.Null(QueueResolver.Default.Route("task"));
    }

    [Fact, Trait("Requirement", "A-04"), Trait("Requirement", "A-23")]
    public void RoutesOfTheOptionsServeDeclaredAndRuntimeHandlers()
    {
        using var application = Application.InProcess(
            events => events.MapEventHandler("x", "task", () => { }),
            options => options.RouteQueues(name => name.EndsWith("task", StringComparison.Ordinal) ? "t_queue" : null));

        application.Linker.On("x", () => { }, new LinkOptions { Name = "b.task" });

        Assert.Equal(["t_queue", "t_queue"], application.Registry.HandlersOf("x").Select(one => one.Queue));
    }

    [Theory, Trait("Requirement", "G-01")]
    [InlineData("demo_consumer.demo.number.even", "demo_consumer-demo-number-even")]
    [InlineData("test:retry.3", "test-retry-3")]
    [InlineData("production__myservice__queue", "production__myservice__queue")]
    [InlineData("Emails", "emails")]
    public void OtherSystemsNamesBecomeHangfires(string name, string queue) => Assert.Equal(queue, QueueNames.ToHangfire(name));

    [Fact, Trait("Requirement", "G-01")]
    public void ALongNameIsRefusedAndNeverCut()
    {
        var name = new string('q', 51);

        var error = Assert.Throws<ArgumentException>(() => QueueNames.ToHangfire(name));

        Assert.StartsWith($"The queue name \"{name}\" has 51 characters. Use at most 50: not every storage of Hangfire takes more.", error.Message, StringComparison.Ordinal);
        Assert.Equal(50, QueueNames.ToHangfire(name[1..]).Length);
    }

    [Fact, Trait("Requirement", "G-01")]
    public void QueuesThatHangfireCouldNotTellApartKeepTheApplicationFromStarting()
    {
        using var application = Application.InProcess(events => events
            .MapEventHandler("x", "one", () => { }, "a.b")
            .MapEventHandler("x", "two", () => { }, "a-b"));

        var faults = application.Services.GetServices<IStartupCheck>().SelectMany(check => check.Faults());

        Assert.Equal(["The queues \"a.b\" and \"a-b\" are one queue to Hangfire, \"a-b\". Rename all but one."], faults);
    }

    [Fact, Trait("Requirement", "B-20"), Trait("Requirement", "B-T11")]
    public void ConfiguredQueuesAreTheOnlyOnes()
    {
        using var configured = Application.InProcess(events => events.MapEventHandler("x", "one", () => { }, "own"), options => options.Queues = ["my.queue"]);
        using var automatic = Application.InProcess(events => events.MapEventHandler("x", "one", () => { }, "own"));

        Assert.Equal(["my.queue"], configured.Services.GetRequiredService<EventQueues>().Names);
        Assert.Equal(["own", "default"], automatic.Services.GetRequiredService<EventQueues>().Names);
    }

    private sealed class NoQueueRoute : IQueueRoute
    {
        public QueueRoute? Route(string handler) => new(null);
    }
}
