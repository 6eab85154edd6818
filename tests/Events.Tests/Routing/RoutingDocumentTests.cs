using System.Text.RegularExpressions;
using Docs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Routing;

/// <summary>What docs/routing.md shows is what happens.</summary>
public sealed partial class RoutingDocumentTests
{
    private static readonly string GuidePath = Path.Combine(AppContext.BaseDirectory, "Docs", "routing.md");
    private static readonly string Document = File.ReadAllText(GuidePath);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EitherShapeRoutesAsTheOther(int block)
    {
        using var services = RoutingConfigurationTests.Services(Blocks("json")[block]);

        AssertOrders(services.GetRequiredService<EventRouter>());
    }

    [Fact]
    public void CodeRoutesAsTheConfiguration()
    {
        var services = new ServiceCollection();
        services.AddEvents().UseRouting(routing => routing
            .Send("*", "local")
            .Send("Orders.*", "console", target => target.Settings["topic"] = "orders"));
        using var provider = services.AddLogging().BuildServiceProvider();

        AssertOrders(provider.GetRequiredService<EventRouter>());
    }

    [Fact]
    public void AListKeepsItsOrder()
    {
        using var services = RoutingConfigurationTests.Services(Blocks("json")[2]);

        Assert.Equal("created", services.GetRequiredService<EventRouter>().Resolve("Orders.created").Name);
    }

    [Fact]
    public void ProfilesAreMerged()
    {
        using var services = RoutingConfigurationTests.Services(Blocks("json")[3]);

        var settings = services.GetRequiredService<EventRouter>().Resolve("Orders.created").Settings;

        Assert.Equal(("eu-west-2", "000000000000", "orders"), (settings["region"], settings["accountId"], settings["topic"]));
    }

    [Fact]
    public void TheTableOfWinnersHolds()
    {
        var rows = Rows().Matches(Document).Select(row => (Event: row.Groups[1].Value, Target: row.Groups[2].Value)).ToList();
        var router = new EventRouter([.. new[] { "*", "Orders.*", "*.created", "Orders.created", "Orders.c*", "Ord?rs.x" }
            .Select(route => new EventTarget(route, route, "null", new Dictionary<string, string?>(), null))]);

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Target, router.Resolve(row.Event).Route));
    }

    [Fact]
    public void OtherTransportsAreAddedUnderAKey()
    {
        var services = new ServiceCollection();
        services.AddEvents().AddTransport<ChatTransport>("chat").UseRouting(routing => routing.Send("Orders.*", "chat"));
        using var provider = services.AddLogging().BuildServiceProvider();

        Assert.Equal(["The target \"Orders.*\" needs a room."], provider.GetRequiredService<RoutingPlan>().Faults());
    }

    [Fact]
    public void TheConfigurationIsHandedOver()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("EventBus:Publisher:EventsTargets:a.b:Provider", "null")]).Build();
        services.AddEvents().UseRouting(configuration);
        using var provider = services.AddLogging().BuildServiceProvider();

        Assert.Equal("null", provider.GetRequiredService<EventRouter>().Resolve("a.b").Provider);
    }

    private static void AssertOrders(EventRouter router)
    {
        Assert.Equal(("console", "orders"), (router.Resolve("Orders.created").Provider, router.Resolve("Orders.created").Topic));
        Assert.Equal("local", router.Resolve("Billing.paid").Provider);
    }

    [Fact]
    public void TheDocumentShowsTheCodeOfTheseTests()
    {
        var source = WhiteSpace().Replace(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "RoutingDocumentTests.cs")), "");
        Assert.All(Blocks("csharp"), block => Assert.Contains(WhiteSpace().Replace(block, ""), source, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Blocks(string language) => Guide.Blocks(GuidePath, language);

    [GeneratedRegex(@"^\| `([^`]+)` \| `([^`]+)` \| .* \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    public sealed class ChatTransport : IEventTransport
    {
        public Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel) =>
            Task.CompletedTask; // return when the other side has the event; what is thrown is tried again

        public IEnumerable<string> FaultsOf(EventTarget target) =>
            target.Settings.ContainsKey("room") ? [] : [$"The target \"{target.Name}\" needs a room."];
    }
}
