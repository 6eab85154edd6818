namespace Events.Tests.Routing;

public sealed class EventRouterTests
{
    private static readonly EventRouter Golden = Router(
        ("*", "all"), ("Orders.*", "ordersAny"), ("*.created", "anyCreated"), ("Orders.created", "exact"), ("Orders.c*", "ordersC"), ("Ord?rs.x", "literalQ"));

    [Theory]
    [InlineData("Orders.created", "exact")]
    [InlineData("Orders.cancelled", "ordersC")]
    [InlineData("Orders.shipped", "ordersAny")]
    [InlineData("Ord?rs.x", "literalQ")]
    [InlineData("Orders.x", "ordersAny")]
    [InlineData("Billing.created", "anyCreated")]
    [InlineData("orders.created", "anyCreated")]
    [InlineData("Orders.CREATED", "ordersAny")]
    [InlineData("anything", "all")]
    [Trait("Requirement", "D-G4"), Trait("Requirement", "D-65"), Trait("Requirement", "D-67"), Trait("Requirement", "D-68")]
    public void TheMostSpecificRouteWins(string route, string target) => Assert.Equal(target, Golden.Resolve(route).Name);

    [Fact]
    [Trait("Requirement", "D-G4"), Trait("Requirement", "D-65")]
    public void ARouteNobodyServesIsAnError()
    {
        var error = Assert.Throws<InvalidRouteException>(() => Router().Resolve("a.b"));

        Assert.Equal("No target serves the route \"a.b\". Add a target with this route, or one with a pattern such as \"a.*\".", error.Message);
        Assert.Equal("a.b", error.Route);
        Assert.Null(Router().Find("a.b"));
    }

    [Fact]
    public void AMistypedRouteIsProposed() =>
        Assert.Equal(
            "No target serves the route \"Orders.craeted\". Did you mean \"Orders.created\"? "
            + "Add a target with this route, or one with a pattern such as \"Orders.*\".",
            Assert.Throws<InvalidRouteException>(() => Router(("Orders.created", "exact")).Resolve("Orders.craeted")).Message);

    [Theory]
    [InlineData("Orders.c*", "*.created")]
    [InlineData("*.created", "Orders.c*")]
    [Trait("Requirement", "D-66")]
    public void OfEquallySpecificPatternsTheFirstDeclaredWins(string first, string second) =>
        Assert.Equal(first, Router((first, first), (second, second)).Resolve("Orders.created").Name);

    [Fact]
    [Trait("Requirement", "D-66")]
    public void StarsAndDotsDoNotMakeAPatternMoreSpecific() =>
        Assert.Equal("longer", Router(("****a****.*", "stars"), ("*abc*", "longer")).Resolve("abc.d").Name);

    [Fact]
    [Trait("Requirement", "D-64"), Trait("Requirement", "D-63")]
    public void ARouteIsPublisherAndEventAsTheyAre() =>
        Assert.Equal("Orders.created", EventRouter.RouteOf(new EventMetadata { PublisherName = "Orders", EventName = "created" }));

    [Fact]
    public void ATargetsTextShowsNoSettings() =>
        Assert.Equal("t (* to sns)", new EventTarget("t", "*", "sns", new Dictionary<string, string?> { ["secret"] = "s3cr3t" }, null).ToString());

    private static EventRouter Router(params (string Route, string Name)[] targets) =>
        new([.. targets.Select(target => new EventTarget(target.Name, target.Route, "null", new Dictionary<string, string?>(), null))]);
}
