using System.Text.Json;

namespace Events.Tests.Routing;

public sealed class MessageAttributesTests
{
    private static readonly EventMetadata Metadata = new() { EntityName = "action", PublisherName = "TestPublisher", EventName = "actionHappened" };

    public static TheoryData<object?, string> Refused => new()
    {
        { true, "unsupported data type Boolean, \"True\"" },
        { 1.5, "unsupported data type Double, \"1.5\"" },
        { null, "unsupported data type null" },
        { (1, 2), "unsupported data type ValueTuple`2, \"(1, 2)\"" },
        { new byte[] { 1 }, "unsupported data type Byte[], \"System.Byte[]\"" },
        { Guid.Empty, "unsupported data type Guid, \"00000000-0000-0000-0000-000000000000\"" },
    };

    [Fact]
    [Trait("Requirement", "D-50"), Trait("Requirement", "D-G2"), Trait("Requirement", "D-60")]
    public void RoutingKeysBecomeTheAttributesOlderServicesSend()
    {
        var keys = RoutingKeys.Of(Metadata, new Dictionary<string, object?> { ["priority"] = 5, ["tags"] = new object?[] { "a", 1, true, null } });

        Assert.Equal(
            [
                ("entityName", "String", "action"),
                ("publisherName", "String", "TestPublisher"),
                ("eventName", "String", "actionHappened"),
                ("priority", "Number", "5"),
                ("tags", "String.Array", "[\"a\", 1, true, null]"),
            ],
            MessageAttributes.From(keys).Select(pair => (pair.Key, pair.Value.DataType, pair.Value.StringValue)));
    }

    [Theory, MemberData(nameof(Refused))]
    [Trait("Requirement", "D-51")]
    public void OtherTypesAreRefusedByKeyAndValue(object? value, string reason)
    {
        var error = Assert.Throws<MessageAttributeException>(() => Attributes("own", value));

        Assert.Equal($"The routing key \"own\" cannot be a message attribute: {reason}. Give it a text, a whole number, or a list of these.", error.Message);
        Assert.Equal(("own", value), (error.Key, error.Value));
    }

    [Fact]
    [Trait("Requirement", "D-51")]
    public void ADictionaryIsRefused() =>
        Assert.StartsWith(
            "The routing key \"own\" cannot be a message attribute: unsupported data type Dictionary`2",
            Assert.Throws<MessageAttributeException>(() => Attributes("own", new Dictionary<string, object?>())).Message,
            StringComparison.Ordinal);

    [Fact]
    [Trait("Requirement", "D-51")]
    public void AListWithAFloatOrADictionaryIsRefusedWithItsText()
    {
        var number = Assert.Throws<MessageAttributeException>(() => Attributes("tags", new[] { 1.5 }));
        var dictionary = Assert.Throws<MessageAttributeException>(() => Attributes("tags", new object[] { new Dictionary<string, int> { ["a"] = 1 } }));

        Assert.Equal(
            "The routing key \"tags\" cannot be a message attribute: [1.5] item should be one of types str, int, bool, None. "
            + "Change or remove the item that is none of them.",
            number.Message);
        Assert.Contains("[{\"a\":1}] item should be one of types str, int, bool, None", dictionary.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeysThatWereStoredAsJsonGiveTheSameAttributes()
    {
        var stored = JsonElement.Parse("""{"priority": 5, "tags": ["a", 1, true, null]}""").EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, (object?)member.Value));

        var attributes = MessageAttributes.From(RoutingKeys.Of(Metadata, stored));

        Assert.Equal(new MessageAttribute("Number", "5"), attributes["priority"]);
        Assert.Equal(new MessageAttribute("String.Array", "[\"a\", 1, true, null]"), attributes["tags"]);
    }

    private static IReadOnlyDictionary<string, MessageAttribute> Attributes(string key, object? value) =>
        MessageAttributes.From(RoutingKeys.Of(Metadata, [KeyValuePair.Create(key, value)]));
}
