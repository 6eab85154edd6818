namespace Events.Tests.Routing;

[Trait("Requirement", "D-49")]
public sealed class RoutingKeysTests
{
    private static readonly EventMetadata Metadata = new() { EntityName = "action", PublisherName = "TestPublisher", EventName = "actionHappened" };

    [Fact]
    public void EntityPublisherAndEventComeFirstAndOwnKeysAfterThem()
    {
        var keys = RoutingKeys.Of(Metadata, new Dictionary<string, object?> { ["priority"] = 5 });

        Assert.Equal(
            [("entityName", "action"), ("publisherName", "TestPublisher"), ("eventName", "actionHappened"), ("priority", (object?)5)],
            keys.Select(key => (key.Key, key.Value)));
    }

    [Fact]
    public void AnOwnKeyReplacesTheValueAndKeepsThePlace()
    {
        var keys = RoutingKeys.Of(Metadata, new Dictionary<string, object?> { ["priority"] = 5, ["publisherName"] = "other" });

        Assert.Equal(["entityName", "publisherName", "eventName", "priority"], keys.Keys);
        Assert.Equal("other", keys["publisherName"]);
    }
}
