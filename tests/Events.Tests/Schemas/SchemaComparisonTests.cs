namespace Events.Tests.Schemas;

[Trait("Requirement", "O-17")]
public sealed class SchemaComparisonTests
{
    private const string Before =
        """
        {"properties": {"id": {"type": "string", "format": "uuid"}, "total": {"type": "number"}, "state": {"enum": ["new", "paid"]},
          "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}},
          "labels": {"type": "object", "additionalProperties": {"type": "string"}}, "note": {"type": ["string", "null"], "default": null}},
         "type": "object", "required": ["id", "total"]}
        """;

    public static TheoryData<string, string, string> Breaks => new()
    {
        { "\"total\": {\"type\": \"number\"}, ", "", "orderPlaced.payload.total was removed. Keep it beside what is new, or raise the event's version and add an upcast." },
        {
            "\"total\": {\"type\": \"number\"}", "\"amount\": {\"type\": \"number\"}",
            "orderPlaced.payload.total was removed, and looks renamed to \"amount\". Keep it beside what is new, or raise the event's version and add an upcast."
        },
        {
            "\"total\": {\"type\": \"number\"}", "\"total\": {\"type\": \"string\"}",
            "orderPlaced.payload.total changed its type from number to string. Keep the type under this name, or raise the event's version and add an upcast."
        },
        {
            "\"type\": \"string\", \"format\": \"uuid\"", "\"type\": \"string\"",
            "orderPlaced.payload.id changed its type from string (uuid) to string. Keep the type under this name, or raise the event's version and add an upcast."
        },
        {
            "\"total\": {\"type\": \"number\"}", "\"total\": {\"type\": [\"number\", \"null\"]}",
            "orderPlaced.payload.total changed its type from number to number or null. Keep the type under this name, or raise the event's version and add an upcast."
        },
        {
            "{\"enum\": [\"new\", \"paid\"]}", "{\"type\": \"string\"}",
            "orderPlaced.payload.state changed its type from string (one of a list) to string. Keep the type under this name, or raise the event's version and add an upcast."
        },
        { "[\"new\", \"paid\"]", "[\"new\"]", "orderPlaced.payload.state lost the value \"paid\". Keep reading it: stored events may have it." },
        {
            "\"sku\": {\"type\": \"string\"}", "\"sku\": {\"type\": \"integer\"}",
            "orderPlaced.payload.lines[].sku changed its type from string to integer. Keep the type under this name, or raise the event's version and add an upcast."
        },
        {
            "\"additionalProperties\": {\"type\": \"string\"}", "\"additionalProperties\": {\"type\": \"integer\"}",
            "orderPlaced.payload.labels.* changed its type from string to integer. Keep the type under this name, or raise the event's version and add an upcast."
        },
        {
            "[\"id\", \"total\"]", "[\"id\"]",
            "orderPlaced.payload.total is no longer required; readers rely on it. Always send it, or raise the event's version and add an upcast."
        },
        {
            "[\"id\", \"total\"]", "[\"id\", \"total\", \"note\"]",
            "orderPlaced.payload.note became required; older events may lack it. Give it a default, or raise the event's version and add an upcast."
        },
    };

    public static TheoryData<string, string, string> Fits => new()
    {
        { "\"total\": {\"type\": \"number\"}", "\"total\": {\"type\": \"number\"}, \"more\": {\"type\": \"integer\"}", "orderPlaced.payload.more was added as an optional member." },
        { "[\"new\", \"paid\"]", "[\"new\", \"paid\", \"sent\"]", "orderPlaced.payload.state gained the value \"sent\"; readers must expect values they do not know." },
        { "\"default\": null", "\"default\": \"x\"", "orderPlaced.payload.note changed its default from null to \"x\"." },
    };

    [Theory, MemberData(nameof(Breaks))]
    public void WhatBreaksReadersIsNamedWithItsPath(string text, string replacement, string sentence)
    {
        var changes = SchemaComparison.Compare(Document(Before), Document(Changed(text, replacement)));

        Assert.Contains(sentence, changes.Breaking.Select(change => change.Sentence));
        Assert.All(changes.Breaking, change => Assert.StartsWith(change.Path, change.Sentence, StringComparison.Ordinal));
        Assert.False(changes.IsCompatible);
    }

    [Theory, MemberData(nameof(Fits))]
    public void WhatBreaksNobodyIsListedSeparately(string text, string replacement, string sentence)
    {
        var changes = SchemaComparison.Compare(Document(Before), Document(Changed(text, replacement)));

        Assert.Equal([sentence], changes.Compatible.Select(change => change.Sentence));
        Assert.True(changes.IsCompatible);
    }

    [Fact]
    public void ANewRequiredMemberBreaksBecauseOlderEventsLackIt()
    {
        var after = Changed("\"total\": {\"type\": \"number\"}", "\"total\": {\"type\": \"number\"}, \"more\": {\"type\": \"integer\"}").Replace("[\"id\", \"total\"]", "[\"id\", \"total\", \"more\"]", StringComparison.Ordinal);

        Assert.Equal(
            ["orderPlaced.payload.more was added as a required member; older events do not have it. Give it a default, or raise the event's version and add an upcast."],
            SchemaComparison.Compare(Document(Before), Document(after)).Breaking.Select(change => change.Sentence));
    }

    [Fact]
    public void EventsComeAndGo()
    {
        var changes = SchemaComparison.Compare(Document(Before), Document(Before, name: "orderCancelled"));

        Assert.Equal(["The event orderPlaced was removed. Publish it until nobody listens."], changes.Breaking.Select(change => change.Sentence));
        Assert.Equal(["The event orderCancelled was added."], changes.Compatible.Select(change => change.Sentence));
    }

    [Fact]
    public void VersionsRiseAndNeverFall()
    {
        var rise = SchemaComparison.Compare(Document(Before), Document(Before, version: 2));
        var fall = SchemaComparison.Compare(Document(Before, version: 2), Document(Before));

        Assert.Equal(["The event orderPlaced went from version 1 to 2."], rise.Compatible.Select(change => change.ToString()));
        Assert.Equal(["The event orderPlaced went back from version 2 to 1. Versions only rise."], fall.Breaking.Select(change => change.ToString()));
    }

    [Theory]
    [InlineData(SchemaDialect.Draft04)]
    [InlineData(SchemaDialect.Draft202012)]
    public void DocumentsOfThisLibraryAreReadAndATypeThatHoldsItselfEnds(SchemaDialect dialect)
    {
        var options = new EventSchemaOptions { Dialect = dialect };
        var before = EventSchemasTests.Schemas(typeof(OrderPlacedPayload), typeof(ActionHappenedPayload)).GenerateJson(options: options);
        var after = EventSchemasTests.Schemas(typeof(OrderPlacedPayload)).GenerateJson(options: options);

        Assert.Equal(["actionHappened"], SchemaComparison.Compare(before, after).Breaking.Select(change => change.Path));
        Assert.Equal(new SchemaChanges([], []).IsCompatible, SchemaComparison.Compare(before, before).IsCompatible);
        Assert.Empty(SchemaComparison.Compare(before, before).Compatible);
    }

    [Fact]
    public void ADeepChangeBehindReferencesIsFound()
    {
        var before = EventSchemasTests.Schemas(typeof(OrderPlacedPayload)).GenerateJson(options: new() { Dialect = SchemaDialect.Draft04 });
        var after = before.Replace("\"count\":{\"title\":\"Count\",\"type\":\"integer\"}", "\"count\":{\"title\":\"Count\",\"type\":\"string\"}", StringComparison.Ordinal);

        Assert.Equal(["orderPlaced.payload.lines[].count"], SchemaComparison.Compare(before, after).Breaking.Select(change => change.Path));
    }

    [Fact]
    public void AsyncApiDocumentsAreReadToo()
    {
        var before = new AsyncApiDocument(EventSchemasTests.Schemas(typeof(ActionHappenedPayload))).GenerateJson();

        Assert.Equal(
            ["actionHappened.payload.isActive"],
            SchemaComparison.Compare(before, before.Replace("\"type\":\"boolean\",\"default\":false", "\"type\":\"string\",\"default\":false", StringComparison.Ordinal)
                .Replace("\"default\":false,\"type\":\"boolean\"", "\"default\":false,\"type\":\"string\"", StringComparison.Ordinal)).Breaking.Select(change => change.Path).Where(path => path.StartsWith("action", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    public void WhatIsNoSchemaIsRefused(string text)
    {
        var error = Assert.Throws<InvalidSchemaException>(() => SchemaComparison.Compare(text, Document(Before)));

        Assert.StartsWith("The older schema cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Use a document of EventSchemas or AsyncApiDocument.", error.Message, StringComparison.Ordinal);
    }

    private static string Changed(string text, string replacement)
    {
        Assert.Contains(text, Before, StringComparison.Ordinal);
        return Before.Replace(text, replacement, StringComparison.Ordinal);
    }

    private static string Document(string payload, string name = "orderPlaced", int version = 1) =>
        $$$"""
        {"$defs": {"OrderPlacedPayload": {{{payload}}},
          "{{{name}}}": {"type": "object", "properties": {"payload": {"$ref": "#/$defs/OrderPlacedPayload"}}, "x-event-name": "{{{name}}}", "x-event-version": {{{version}}} } } }
        """;
}
