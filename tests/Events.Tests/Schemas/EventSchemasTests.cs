using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events.Tests.Schemas;

public sealed class EventSchemasTests
{
    private const string Golden =
        """
        {"title": "Events for Orders service, version of 1.2.3",
         "definitions": {
          "EventMeta": {"title": "EventMeta", "type": "object", "properties": {
            "containsPersonalData": {"title": "Containspersonaldata", "default": false, "type": "boolean"},
            "tracestate": {"title": "Tracestate", "default": "", "type": "string"},
            "traceparent": {"title": "Traceparent", "default": "00-00000000000000000000000000000000-0000000000000000-01", "type": "string"},
            "authorization": {"title": "Authorization", "default": "", "type": "string"},
            "publishDate": {"title": "Publishdate", "type": "string", "format": "date-time"},
            "entityId": {"title": "Entityid", "anyOf": [{"type": "string", "format": "uuid"}, {"type": "string"}]},
            "entityName": {"title": "Entityname", "type": "string"},
            "publisherName": {"title": "Publishername", "type": "string"},
            "eventName": {"title": "Eventname", "type": "string"}},
           "required": ["entityName", "publisherName", "eventName"]},
          "ActionHappenedPayload": {"title": "ActionHappenedPayload", "type": "object", "properties": {
            "id": {"title": "Id", "type": "string", "format": "uuid"},
            "isActive": {"title": "Isactive", "default": false, "type": "boolean"}}, "required": ["id"]},
          "actionHappened": {"title": "actionHappened", "type": "object", "properties": {
            "metadata": {"$ref": "#/definitions/EventMeta"}, "payload": {"$ref": "#/definitions/ActionHappenedPayload"}},
           "required": ["metadata", "payload"], "z-event-name": "actionHappened", "z-publisher": "examplePublisherName"}},
         "id": "Events.Orders.1.2.3", "$schema": "http://json-schema.org/draft-04/schema#"}
        """;

    private static readonly EventSchemaOptions Orders = new() { ServiceName = "Orders", Version = "1.2.3" };

    [Fact]
    [Trait("Requirement", "D-G6"), Trait("Requirement", "D-85"), Trait("Requirement", "D-86")]
    public void TheOlderDialectIsEqualToTheCharacterOrderIncluded() =>
        Assert.Equal(
            JsonNode.Parse(Golden)!.ToJsonString(EventJson.Options),
            Schemas(typeof(ActionHappenedPayload)).GenerateJson(options: Orders with { Dialect = SchemaDialect.Draft04 }));

    [Fact]
    [Trait("Requirement", "D-85")]
    public void NameAndVersionHaveTheOlderDefaultsAndTheTitleCanBeGiven()
    {
        var byDefault = Schemas().Generate(new() { Dialect = SchemaDialect.Draft04 });
        var titled = Schemas().Generate(new() { Title = "Mine" });

        Assert.Equal(("Events for CommonEvents service, version of 0.0.1a", "Events.CommonEvents.0.0.1a"), ((string?)byDefault["title"], (string?)byDefault["id"]));
        Assert.Equal("Mine", (string?)titled["title"]);
    }

    [Fact]
    [Trait("Requirement", "D-85")]
    public void TheOlderDialectKnowsAllShapesOfPayloads()
    {
        var payload = Schemas(typeof(OrderPlacedPayload)).Generate(Orders with { Dialect = SchemaDialect.Draft04 })["definitions"]!;

        AssertSame(
            """
            {"title": "OrderPlacedPayload", "type": "object", "properties": {
              "id": {"title": "Id", "type": "string", "format": "uuid"},
              "state": {"title": "State", "enum": ["new", "paidInFull"], "type": "string"},
              "at": {"title": "At", "type": "string", "format": "date-time"},
              "dueAt": {"title": "Dueat", "type": "string", "format": "date-time"},
              "total": {"title": "Total", "type": "number"},
              "lines": {"title": "Lines", "type": "array", "items": {"$ref": "#/definitions/Line"}},
              "labels": {"title": "Labels", "type": "object", "additionalProperties": {"type": "string"}},
              "former": {"title": "Former", "enum": ["new", "paidInFull"], "type": "string"},
              "gift": {"title": "Gift", "allOf": [{"$ref": "#/definitions/Line"}]},
              "note": {"title": "Note", "type": "string"}},
             "required": ["id", "state", "at", "dueAt", "total", "lines", "labels"]}
            """,
            payload["OrderPlacedPayload"]);
        AssertSame(
            """
            {"title": "Line", "type": "object", "properties": {
              "sku": {"title": "Sku", "type": "string"},
              "count": {"title": "Count", "type": "integer"},
              "parts": {"title": "Parts", "type": "array", "items": {"$ref": "#/definitions/Line"}}},
             "required": ["sku", "count"]}
            """,
            payload["Line"]);
    }

    [Fact]
    [Trait("Requirement", "D-85")]
    public void TheDefaultDialectIsTheCurrentOne()
    {
        var schema = Schemas(typeof(OrderPlacedPayload)).Generate(Orders);

        Assert.Equal(
            ("https://json-schema.org/draft/2020-12/schema", "Events.Orders.1.2.3", "Events for Orders service, version of 1.2.3"),
            ((string?)schema["$schema"], (string?)schema["$id"], (string?)schema["title"]));
        AssertSame("""[{"$ref": "#/$defs/orderPlaced"}]""", schema["anyOf"]);
        AssertSame(
            """
            {"title": "orderPlaced", "type": "object", "properties": {
              "metadata": {"allOf": [{"$ref": "#/$defs/EventMeta"}, {"properties": {"eventName": {"const": "orderPlaced"}}}]},
              "payload": {"$ref": "#/$defs/OrderPlacedPayload"}},
             "required": ["metadata", "payload"], "x-event-name": "orderPlaced", "x-event-version": 2, "x-publisher": "orders"}
            """,
            schema["$defs"]!["orderPlaced"]);
    }

    [Fact]
    public void PayloadsAreDescribedAsTheyAreWritten()
    {
        var payload = Schemas(typeof(OrderPlacedPayload)).Generate(Orders)["$defs"]!["OrderPlacedPayload"]!;

        AssertSame("""{"type": "string", "format": "uuid"}""", payload["properties"]!["id"]);
        AssertSame("""{"enum": ["new", "paidInFull"]}""", payload["properties"]!["state"]);
        AssertSame("""{"enum": ["new", "paidInFull", null], "default": null}""", payload["properties"]!["former"]);
        AssertSame("""{"type": "string", "format": "date-time"}""", payload["properties"]!["at"]);
        AssertSame("""{"type": ["string", "null"], "format": "date-time"}""", payload["properties"]!["dueAt"]);
        AssertSame("""{"type": "object", "additionalProperties": {"type": "string"}}""", payload["properties"]!["labels"]);
        AssertSame("""{"type": ["string", "null"], "default": null}""", payload["properties"]!["note"]);
        AssertSame("""["id", "state", "at", "dueAt", "total", "lines", "labels"]""", payload["required"]);
    }

    [Fact]
    public void MembersWithDefaultsFlagsAndSingleNumbersAreDescribedToo() =>
        AssertSame(
            """
            {"channels": {"type": "string"}, "share": {"type": "number"}, "since": {"type": ["string", "null"], "format": "date-time", "default": null},
             "former": {"type": ["string", "null"], "default": null}, "rest": {"type": ["number", "null"], "default": 0.5}}
            """,
            Schemas(typeof(ReachedPayload)).Generate(Orders)["$defs"]!["ReachedPayload"]!["properties"]);

    [Theory]
    [InlineData(SchemaDialect.Draft202012, "$defs", """{"type":"object","properties":{"a":{},"b":{}}}""")]
    [InlineData(SchemaDialect.Draft04, "definitions", """{"title":"loosePayload","type":"object","properties":{"a":{"title":"A"},"b":{"title":"B"}}}""")]
    public void AnEventWithLooseArgumentsShowsTheirNames(SchemaDialect dialect, string definitions, string expected)
    {
        var schemas = new EventSchemas(new EventRegistry([EventDescriptor.Local("orders", "loose", "a", "b")], []));

        AssertSame(expected, schemas.Generate(new() { Dialect = dialect })[definitions]!["loosePayload"]);
    }

    [Fact]
    public void AllReferencesLeadSomewhere()
    {
        var schema = Schemas(typeof(OrderPlacedPayload), typeof(ActionHappenedPayload), typeof(OrderFailedPayload)).Generate(Orders);

        var references = References(schema).ToList();

        Assert.Contains(references, pointer => pointer.StartsWith("#/$defs/OrderPlacedPayload/", StringComparison.Ordinal)); // a line that has lines
        Assert.All(references, pointer => Assert.NotNull(pointer[2..].Split('/').Aggregate<string, JsonNode?>(schema, (node, name) => node?[name])));
    }

    [Fact]
    [Trait("Requirement", "D-83"), Trait("Requirement", "D-84")]
    public void ConsumedAbstractReservedAndForeignEventsAreNotExposed()
    {
        var registry = new EventRegistry(
            [
                Declared(typeof(ActionHappenedPayload)), Declared(typeof(HeardPayload)), Declared(typeof(HeardTooPayload)), Declared(typeof(AbstractPayload)),
                Declared(typeof(EventFailPayload)), Declared(typeof(EventFail)), Declared(typeof(OrderPlacedPayload)) with { App = null },
            ],
            []);

        Assert.Equal(["actionHappened"], new EventSchemas(registry).EventsList());
    }

    [Fact]
    [Trait("Requirement", "D-86")]
    public void AnEventIsFoundByItsName()
    {
        var schemas = Schemas(typeof(ActionHappenedPayload), typeof(OrderPlacedPayload));

        Assert.Equal(["actionHappened", "orderPlaced"], schemas.EventsList());
        Assert.Equal(typeof(OrderPlacedPayload), schemas.Find("orderPlaced"));
        Assert.Null(schemas.Find("nothing"));
    }

    [Fact]
    [Trait("Requirement", "D-86")]
    public void TheTextIsIndentedWhenAsked()
    {
        var schemas = Schemas(typeof(ActionHappenedPayload));

        Assert.DoesNotContain('\n', schemas.GenerateJson());
        Assert.StartsWith("{\n  \"$schema\": \"https", schemas.GenerateJson(2), StringComparison.Ordinal);
        Assert.StartsWith("{\n   \"$schema\": \"https", schemas.GenerateJson(3), StringComparison.Ordinal);
    }

    internal static EventSchemas Schemas(params Type[] payloads) => new(new EventRegistry([.. payloads.Select(Declared)], []));

    private static EventDescriptor Declared(Type payload) => new(EventNaming.EventNameOf(payload), payload, "orders");

    private static void AssertSame(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual?.ToJsonString(new JsonSerializerOptions()));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject known => known.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
