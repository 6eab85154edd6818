using System.Text.Json;
using System.Text.RegularExpressions;
using Docs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Schemas;

/// <summary>What docs/schemas.md shows is what happens.</summary>
public sealed partial class SchemaDocumentTests
{
    private static readonly EventSchemas schemas = EventSchemasTests.Schemas(typeof(ActionHappenedPayload));

    private static readonly AsyncApiDocument asyncApi = new(schemas);

    [Fact]
    public void TheSchemaNamesAndTypesAreHadAsShown()
    {
        var schema = schemas.GenerateJson(indent: 2, new EventSchemaOptions { ServiceName = "Orders", Version = "1.2.3" });
        var names = schemas.EventsList();                // ["actionHappened"]
        var type = schemas.Find("actionHappened");       // typeof(ActionHappenedPayload), or null

        Assert.Contains("Events.Orders.1.2.3", schema, StringComparison.Ordinal);
        Assert.Equal(["actionHappened"], names);
        Assert.Equal(typeof(ActionHappenedPayload), type);
    }

    [Fact]
    public void TheAsyncApiDocumentIsHadAsShown()
    {
        var document = asyncApi.GenerateJson(indent: 2, new AsyncApiOptions
        {
            ServiceName = "Orders",
            Version = "1.2.3",
            Servers = [new AsyncApiServer("production", "broker.example.com:5672", "amqp")],
        });

        Assert.Contains("broker.example.com:5672", document, StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentsAreComparedAsShown()
    {
        var older = schemas.GenerateJson();
        var newer = EventSchemasTests.Schemas().GenerateJson();
        var shown = new StringWriter();
        var Console = shown;

        var changes = SchemaComparison.Compare(older, newer);
        foreach (var change in changes.Breaking)
        {
            Console.WriteLine(change.Sentence);
        }

        Assert.Equal("The event actionHappened was removed. Publish it until nobody listens." + Environment.NewLine, shown.ToString());
    }

    [Fact]
    public void AnOlderPayloadIsLedToTheNewVersionAsShown()
    {
        var services = new ServiceCollection();
        services.AddEvents().AddUpcast("billing.invoicePaid", from: 1, payload =>
        {
            payload["currency"] = "EUR";
            return payload;
        });
        var steps = services.BuildServiceProvider().GetServices<PayloadUpcast>();
        var registry = new EventRegistry([new EventDescriptor("billing.invoicePaid", typeof(InvoicePaidPayload), "billing")], []);
        var first = new EventEnvelope(new EventMetadata { PublisherName = "billing", EventName = "billing.invoicePaid" }, JsonElement.Parse("""{"amount": 5}"""));

        Assert.Equal(new InvoicePaidPayload(5, "EUR"), new PayloadUpcasts(steps, registry).ToCurrent(first).ReadPayload<InvoicePaidPayload>());
    }

    [Fact]
    public void TheDocumentShowsTheCodeOfTheseTests()
    {
        var source = WhiteSpace().Replace(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "SchemaDocumentTests.cs")), "");
        var guide = Path.Combine(AppContext.BaseDirectory, "Docs", "schemas.md");
        Assert.All(Guide.Blocks(guide, "csharp"), block => Assert.Contains(WhiteSpace().Replace(block, ""), source, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [EventName("billing.invoicePaid", Version = 2)]
    public sealed record InvoicePaidPayload(decimal Amount, string Currency) : EventPayload;
}
