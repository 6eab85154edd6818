using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Tests.Routing;

public sealed class RoutingConfigurationTests
{
    private const string GoldenTargets =
        """
        {"eventBus": {"publisher": {"targets": {
          "t": {"route": "*", "provider": "null", "topic": "all"},
          "o": {"route": "Orders.created", "provider": "null", "topic": "oc", "wraps": {"provider": "outboxDjango"}},
          "bad": {"route": "Bad.*", "provider": "nope"},
          "nop": {"route": "Nop.*"}}}}}
        """;

    [Fact]
    [Trait("Requirement", "D-G5"), Trait("Requirement", "D-70"), Trait("Requirement", "D-71"), Trait("Requirement", "D-73")]
    public void TargetsLeadToTheirTransportsAndOutOfTheOutboxToWhatTheyWrap()
    {
        using var services = Services(GoldenTargets, events => events.AddTransport<RecordingTransport>("outboxDjango"));
        var router = new EventRouter(services.GetRequiredService<RoutingPlan>().Targets);
        var transports = services.GetRequiredService<EventTransports>();

        Assert.Equal((typeof(NullTransport), "all"), Through(router.Resolve("X.y")));
        Assert.Equal((typeof(NullTransport), "oc"), Through(router.Resolve("Orders.created")));
        Assert.Equal((typeof(RecordingTransport), null), Through(router.Resolve("Orders.created").ForOutbox()));
        Assert.Throws<InvalidProviderException>(() => router.Resolve("X.y").ForOutbox());
        Assert.Throws<InvalidProviderException>(() => Through(router.Resolve("Bad.y")));
        Assert.Throws<InvalidProviderException>(() => Through(router.Resolve("Nop.y")));

        (Type, string?) Through(EventTarget target) => (transports.For(target).GetType(), target.Topic);
    }

    [Theory]
    [InlineData("""{"EventBus": {"Publisher": {"EventsTargets": {"Orders.*": {"provider": "null", "topic": "a"}, "*": {"provider": "local"}}}}}""")]
    [InlineData("""{"eventBus": {"publisher": {"eventsTargets": {"Orders.*": {"provider": "null", "topic": "a"}, "*": {"provider": "local"}}}}}""")]
    [InlineData("""{"eventBus": {"publisher": {"targets": {"x": {"route": "Orders.*", "provider": "null", "topic": "a"}, "y": {"route": "*", "provider": "local"}}}}}""")]
    [InlineData("""{"eventBus": {"publisher": {"targets": [{"name": "x", "route": "Orders.*", "provider": "null", "topic": "a"}, {"route": "*", "provider": "local"}]}}}""")]
    [Trait("Requirement", "D-69")]
    public void BothShapesRouteEqually(string json)
    {
        using var services = Services(json);
        var router = services.GetRequiredService<EventRouter>();

        Assert.Equal(("null", "a"), (router.Resolve("Orders.created").Provider, router.Resolve("Orders.created").Topic));
        Assert.Equal("local", router.Resolve("Billing.paid").Provider);
    }

    [Fact]
    [Trait("Requirement", "D-69")]
    public void TargetsByRouteArePreferred()
    {
        using var services = Services(
            """
            {"eventBus": {"publisher": {
              "targets": {"x": {"route": "a.*", "provider": "null"}},
              "eventsTargets": {"b.*": {"provider": "null"}}}}}
            """);

        Assert.Equal(["b.*"], services.GetRequiredService<EventRouter>().Targets.Select(target => target.Route));
    }

    [Fact]
    [Trait("Requirement", "D-66")]
    public void TargetsInAListKeepTheirOrder()
    {
        using var services = Services(
            """{"eventBus": {"publisher": {"targets": [{"route": "Orders.c*", "provider": "null"}, {"route": "*.created", "provider": "null"}]}}}""");

        Assert.Equal("Orders.c*", services.GetRequiredService<EventRouter>().Resolve("Orders.created").Route);
    }

    [Fact]
    [Trait("Requirement", "D-72")]
    public void AProfileGivesWhatTheTargetLacks()
    {
        using var services = Services(
            """
            {"awsAuth": {"profiles": {"default": {"region": "us-west-2"}, "eu": {"region": "eu-west-2", "accountId": "000000000000", "aws": {"timeout": "5"}}}},
             "eventBus": {"publisher": {"targets": {
               "own": {"route": "a", "provider": "null", "profile": "eu", "region": "eu-west-1"},
               "plain": {"route": "b", "provider": "null"}}}}}
            """);
        var router = services.GetRequiredService<EventRouter>();

        var own = router.Resolve("a").Settings;
        Assert.Equal(("eu-west-1", "000000000000", "5"), (own["region"], own["AccountId"], own["aws:timeout"]));
        Assert.Equal("us-west-2", router.Resolve("b").Settings["region"]);
    }

    [Fact]
    [Trait("Requirement", "D-71"), Trait("Requirement", "D-72"), Trait("Requirement", "D-73"), Trait("Requirement", "D-77")]
    public void AllFaultsAreListedTogether()
    {
        using var services = Services(
            """
            {"awsAuth": {"profiles": {"production": {}}},
             "eventBus": {"publisher": {"targets": {
               "a": {"route": "a.*", "provider": "consol"},
               "b": {"route": "b.*"},
               "c": {"provider": "null"},
               "d": {"route": "d.*", "provider": "null", "profile": "prodution"},
               "e": {"route": "d.*", "provider": "null"},
               "f": {"route": "f.*", "provider": "outbox"},
               "g": {"route": "g.*", "provider": "outbox", "wraps": {"provider": "picky"}},
               "h": {"route": "h.*", "provider": "System.String"}}}}}
            """,
            events => events.AddTransport<PickyTransport>("picky"));

        var error = Assert.Throws<ConfigurationException>(services.GetRequiredService<EventRouter>);

        Assert.Equal(
            [
                "The target \"d\" takes the unknown profile \"prodution\". Did you mean \"production\"? Add it under \"awsAuth\", \"profiles\", or leave the profile out.",
                "The target \"c\" has no route. Set its \"route\", for example to \"*\".",
                "The targets \"d\" and \"e\" share the route \"d.*\", so only the first would ever be used. Remove the others or change their routes.",
                "The target \"a\" of route \"a.*\" has the unknown provider \"consol\". Did you mean \"console\"? "
                    + "Known are \"console\", \"local\", \"null\", \"outbox\", \"picky\"; add another with AddTransport<TTransport>(\"consol\").",
                "The target \"b\" of route \"b.*\" names no provider. Set its \"provider\", for example to \"console\".",
                "The target \"f\" of route \"f.*\", provider \"outbox\", wraps nothing. Add \"wraps\" with the provider the event goes to when it comes out of the outbox.",
                "The target \"g.wraps\" needs an accountId.",
                "The target \"h\" of route \"h.*\" has the unknown provider \"System.String\". "
                    + "Known are \"console\", \"local\", \"null\", \"outbox\", \"picky\"; add another with AddTransport<TTransport>(\"System.String\").",
            ],
            error.Faults);
        Assert.Equal(error.Faults, services.GetServices<IStartupCheck>().OfType<RoutingPlan>().Single().Faults());
    }

    [Fact]
    [Trait("Requirement", "D-70")]
    public void AProviderMayBeAClassByItsFullNameAndIsMadeOnce()
    {
        using var services = Services(
            """{"eventBus": {"publisher": {"eventsTargets": {"*": {"provider": "TYPE"}}}}}""".Replace("TYPE", typeof(RecordingTransport).FullName, StringComparison.Ordinal));
        var transports = services.GetRequiredService<EventTransports>();
        var target = services.GetRequiredService<EventRouter>().Resolve("a.b");

        Assert.Same(Assert.IsType<RecordingTransport>(transports.For(target)), transports.For(target));
    }

    [Theory]
    [Trait("Requirement", "D-74")]
    [InlineData("s3", "S3 Transport not supported yet")]
    [InlineData("unsupported", "Unsupported Provider")]
    public void AProviderWithNothingBehindItIsATypedErrorUntilSomebodyBringsOne(string provider, string text)
    {
        var json = """{"eventBus": {"publisher": {"eventsTargets": {"a.*": {"provider": "KEY"}}}}}""".Replace("KEY", provider, StringComparison.Ordinal);
        using var without = Services(json);
        using var with = Services(json, events => events.AddTransport<RecordingTransport>(provider));
        var target = without.GetRequiredService<RoutingPlan>().Targets[0];

        var error = Assert.Throws<InvalidProviderException>(() => without.GetRequiredService<EventTransports>().For(target));

        Assert.Equal(
            $"The target \"a.*\" of route \"a.*\" has the provider \"{provider}\": {text}. Choose another, or bring your own with AddTransport<TTransport>(\"{provider}\").",
            error.Message);
        Assert.Equal([error.Message], Assert.Throws<ConfigurationException>(without.GetRequiredService<EventRouter>).Faults);
        Assert.IsType<RecordingTransport>(with.GetRequiredService<EventTransports>().For(target));
    }

    [Fact]
    [Trait("Requirement", "D-74")]
    public void TheOutboxIsAProviderThatExists()
    {
        using var services = Services(
            """{"eventBus": {"publisher": {"eventsTargets": {"*": {"provider": "outbox", "wraps": {"provider": "null"}}}}}}""");

        Assert.Equal("null", services.GetRequiredService<EventRouter>().Resolve("a.b").ForOutbox().Provider);
    }

    [Fact]
    [Trait("Requirement", "D-62")]
    public void OptionsThatWereUsedOnceAreAsTheyWere()
    {
        var options = new RoutingOptions().Send("a.*", "null", target =>
        {
            target.Settings["topic"] = "a";
            target.Profile = "eu";
            target.Wraps = new EventTargetOptions { Provider = "null" };
        });
        options.Profiles["eu"] = new Dictionary<string, string?> { ["region"] = "eu-west-2" };
        using var services = Services("{}");
        var transports = services.GetRequiredService<EventTransports>();

        var first = new RoutingPlan(Options.Create(options), transports);
        var second = new RoutingPlan(Options.Create(options), transports);

        Assert.Empty(first.Faults().Concat(second.Faults()));
        Assert.Equal(first.Targets[0].Settings, second.Targets[0].Settings);
        Assert.Equal(("a", "eu-west-2"), (second.Targets[0].Topic, second.Targets[0].Settings["region"]));
        Assert.Equal([KeyValuePair.Create("topic", (string?)"a")], options.Targets[0].Settings);
        Assert.Equal([KeyValuePair.Create("region", (string?)"eu-west-2")], options.Profiles["eu"]);
    }

    internal static ServiceProvider Services(string json, Action<EventsBuilder>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var events = new ServiceCollection().AddSingleton<ILoggerFactory, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory>()
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddEvents().UseRouting(configuration);
        configure?.Invoke(events);
        return events.Services.BuildServiceProvider();
    }

    private sealed class PickyTransport : IEventTransport
    {
        public Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel) => Task.CompletedTask;

        public IEnumerable<string> FaultsOf(EventTarget target)
        {
            if (!target.Settings.ContainsKey("accountId"))
            {
                yield return $"The target \"{target.Name}\" needs an accountId.";
            }
        }
    }
}
