using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Upcasting;

[Trait("Requirement", "O-18")]
public sealed class UpcastTests
{
    [Fact]
    public void AFirstVersionReachesAThirdVersionsHandlerStepByStep()
    {
        var upcasts = Upcasts(events => events.AddUpcast("billing.invoicePaid", from: 1, AddCurrency).AddUpcast<InvoicePaidV2, InvoicePaidPayload>(ToCents));

        var current = upcasts.ToCurrent(Envelope(1, """{"amount": 12.5}"""));

        Assert.Equal(new InvoicePaidPayload(1250, "EUR"), current.ReadPayload<InvoicePaidPayload>());
        Assert.Equal(3, current.Metadata.Version);
    }

    [Fact]
    public void AMiddleVersionTakesOnlyTheStepsItNeeds()
    {
        var upcasts = Upcasts(events => events.AddUpcast("billing.invoicePaid", from: 1, AddCurrency).AddUpcast<InvoicePaidV2, InvoicePaidPayload>(ToCents));

        var current = upcasts.ToCurrent(Envelope(2, """{"amount": 1, "currency": "USD"}"""));

        Assert.Equal(new InvoicePaidPayload(100, "USD"), current.ReadPayload<InvoicePaidPayload>());
    }

    [Fact]
    public void TheCurrentVersionAndUnknownEventsStayAsTheyAre()
    {
        var upcasts = Upcasts(_ => { });
        var current = Envelope(3, """{"cents": 1, "currency": "USD"}""");
        var unknown = current with { Metadata = current.Metadata with { EventName = "other" } };

        Assert.Same(current, upcasts.ToCurrent(current));
        Assert.Same(unknown, upcasts.ToCurrent(unknown));
    }

    [Fact]
    public void AMissingStepIsAnUnsupportedVersion()
    {
        var upcasts = Upcasts(events => events.AddUpcast("billing.invoicePaid", from: 1, AddCurrency));

        var error = Assert.Throws<InvalidEnvelopeException>(() => upcasts.ToCurrent(Envelope(1, """{"amount": 1}""")));

        Assert.Equal(EnvelopeFault.UnsupportedVersion, error.Reason);
        Assert.Equal(
            "Event \"billing.invoicePaid\" came in version \"2\"; this application has version 3 and no upcast leads on from 2. "
            + "Add one with AddUpcast(\"billing.invoicePaid\", from: 2, …), then replay.",
            error.Message);
    }

    [Fact]
    public void AVersionNewerThanKnownIsUnsupported()
    {
        var envelope = Upcasts(_ => { }).ToCurrent(Envelope(4, "{}"));

        var error = Assert.Throws<InvalidEnvelopeException>(envelope.ReadPayload<InvoicePaidPayload>);

        Assert.Equal(EnvelopeFault.UnsupportedVersion, error.Reason);
        Assert.False(RetryPolicy.Default.Decide(1, error, Random.Shared).Retry);
    }

    [Fact]
    public void AnOlderVersionIsNotReadAsIfItWereTheCurrentOne() =>
        Assert.Equal(
            EnvelopeFault.UnsupportedVersion,
            Assert.Throws<InvalidEnvelopeException>(Envelope(1, """{"cents": 1, "currency": "EUR"}""").ReadPayload<InvoicePaidPayload>).Reason);

    [Fact]
    public void AnOlderPayloadThatDoesNotFitItsTypeIsNamed()
    {
        var upcasts = Upcasts(events => events.AddUpcast<InvoicePaidV2, InvoicePaidPayload>(ToCents));

        var error = Assert.Throws<InvalidEnvelopeException>(() => upcasts.ToCurrent(Envelope(2, """{"amount": "much", "currency": "EUR"}""")));

        Assert.StartsWith("The payload of event \"billing.invoicePaid\" does not fit InvoicePaidV2: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "D-40")]
    public void TheFirstVersionWritesNothingAndLaterOnesWriteTheLastMember()
    {
        var first = Some.Envelopes().Create(new ActionHappenedPayload(Some.Id)).ToJson();
        var third = Some.Envelopes().Create(new InvoicePaidPayload(1, "EUR")).ToJson();

        Assert.DoesNotContain("ersion", first, StringComparison.Ordinal);
        Assert.Contains("\"eventName\":\"billing.invoicePaid\",\"eventVersion\":3},\"payload\"", third, StringComparison.Ordinal);
        Assert.Equal(3, EventEnvelope.Parse(third).Metadata.Version);
    }

    [Fact]
    public void AVersionBelowOneIsNoEnvelope() =>
        Assert.Equal(
            "The event is not a valid envelope: $.metadata.eventVersion is \"0\". Send the version of the payload, 1 or more, or leave it out for 1.",
            Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse("""{"metadata": {"publisherName": "p", "eventName": "e", "eventVersion": 0}, "payload": {}}""")).Message);

    [Fact]
    public void FaultsOfUpcastsAreListed()
    {
        var upcasts = Upcasts(events => events
            .AddUpcast("billing.invoicePaid", from: 1, AddCurrency)
            .AddUpcast("billing.invoicePaid", from: 1, AddCurrency)
            .AddUpcast("billing.invoicePayed", from: 1, AddCurrency)
            .AddUpcast<InvoicePaidPayload, InvoicePaidPayload>(payload => payload));

        Assert.Equal(
            [
                "The upcast of event \"billing.invoicePaid\" leads from version 3 to 3. Let it lead from 1 or more to a later version.",
                "Two upcasts of event \"billing.invoicePaid\" start at version 1. Keep one of them.",
                "The upcasts of event \"billing.invoicePaid\" end at version 2, and InvoicePaidPayload has version 3. Add the upcast from 2, or correct the Version of [EventName].",
                "There is an upcast of event \"billing.invoicePayed\", which no domain app knows. Did you mean \"billing.invoicePaid\"? Declare the event, or remove the upcast.",
            ],
            upcasts.Faults());
    }

    private static PayloadUpcasts Upcasts(Action<EventsBuilder> configure)
    {
        var events = new ServiceCollection().AddEvents();
        configure(events);
        var steps = events.Services.BuildServiceProvider().GetServices<PayloadUpcast>();
        return new PayloadUpcasts(steps, new EventRegistry([new EventDescriptor("billing.invoicePaid", typeof(InvoicePaidPayload), "billing")], []));
    }

    private static EventEnvelope Envelope(int version, string payload) => new(
        new EventMetadata { PublisherName = "billing", EventName = "billing.invoicePaid", EventVersion = version == 1 ? null : version }, JsonElement.Parse(payload));

    private static JsonObject AddCurrency(JsonObject payload)
    {
        payload["currency"] = "EUR";
        return payload;
    }

    private static InvoicePaidPayload ToCents(InvoicePaidV2 older) => new((long)(older.Amount * 100), older.Currency);

    [EventName("billing.invoicePaid", Version = 2)]
    private sealed record InvoicePaidV2(decimal Amount, string Currency) : EventPayload;

    [EventName("billing.invoicePaid", Version = 3)]
    private sealed record InvoicePaidPayload(long Cents, string Currency) : EventPayload;
}
