using System.Text.Json.Nodes;

namespace Events.Tests.Schemas;

public sealed class AsyncApiDocumentTests
{
    private static readonly AsyncApiOptions Options = new()
    {
        ServiceName = "Orders",
        Version = "1.2.3",
        Servers = [new AsyncApiServer("production", "broker.example.com:5672", "amqp", "Inside the network only.")],
    };

    [Fact]
    public void AnEventIsAChannelAMessageAndASendOperation()
    {
        var document = new AsyncApiDocument(EventSchemasTests.Schemas(typeof(ActionHappenedPayload), typeof(HeardPayload))).Generate(Options);
        var schemas = (JsonObject)document["components"]!["schemas"]!;

        Assert.Equal(["EventMeta", "ActionHappenedPayload", "actionHappened"], schemas.Select(schema => schema.Key));
        Assert.Equal("#/components/schemas/ActionHappenedPayload", (string?)schemas["actionHappened"]!["properties"]!["payload"]!["$ref"]);
        ((JsonObject)document["components"]!).Remove("schemas");
        Assert.Equal(
            JsonNode.Parse(
                """
                {"asyncapi": "3.0.0",
                 "info": {"title": "Orders", "version": "1.2.3"},
                 "defaultContentType": "application/json",
                 "servers": {"production": {"host": "broker.example.com:5672", "protocol": "amqp", "description": "Inside the network only."}},
                 "channels": {"actionHappened": {
                   "address": "orders.actionHappened",
                   "messages": {"actionHappened": {"$ref": "#/components/messages/actionHappened"}}}},
                 "operations": {"send.actionHappened": {
                   "action": "send",
                   "channel": {"$ref": "#/channels/actionHappened"},
                   "messages": [{"$ref": "#/channels/actionHappened/messages/actionHappened"}]}},
                 "components": {"messages": {"actionHappened": {
                   "name": "actionHappened", "contentType": "application/json", "payload": {"$ref": "#/components/schemas/actionHappened"}}}}}
                """)!.ToJsonString(),
            document.ToJsonString());
    }

    [Fact]
    public void TheTextIsTheDocument()
    {
        var asyncApi = new AsyncApiDocument(EventSchemasTests.Schemas(typeof(OrderPlacedPayload)));

        Assert.True(JsonNode.DeepEquals(asyncApi.Generate(Options), JsonNode.Parse(asyncApi.GenerateJson(2, Options))));
    }
}
