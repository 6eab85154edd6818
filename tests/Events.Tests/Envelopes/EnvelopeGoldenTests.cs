using System.Text.Json;

namespace Events.Tests.Envelopes;

/// <summary>Envelopes equal those of the older services to the character: members, order, values; white space aside.</summary>
public sealed class EnvelopeGoldenTests
{
    [Fact]
    [Trait("Requirement", "D-40")]
    [Trait("Requirement", "D-41")]
    [Trait("Requirement", "D-43")]
    [Trait("Requirement", "D-G1")]
    public void ASuccessEnvelopeIsByteCompatible()
    {
        var envelope = Some.CompatibleEnvelopes().Create(new ActionHappenedPayload(Some.Id));

        AssertSame(
            """
            {"metadata": {"containsPersonalData": false, "tracestate": "",
              "traceparent": "00-00000000000000000000000000000000-0000000000000000-01", "authorization": "",
              "publishDate": "2021-03-17T16:24:23+00:00", "entityId": "44f33071-e444-494f-bcff-b5e3594f7628",
              "entityName": "action", "publisherName": "TestPublisher", "eventName": "actionHappened"},
             "payload": {"id": "44f33071-e444-494f-bcff-b5e3594f7628", "isActive": false}}
            """,
            envelope);
    }

    [Fact]
    [Trait("Requirement", "D-G3")]
    public void AFailureEnvelopeIsByteCompatible()
    {
        var failure = new FailurePayloads(new ApplicationErrorConverter())
            .Create<ActionHappeningFailedPayload>(new InvalidOperationException("boom"), Some.Id);

        AssertSame(
            """
            {"metadata": {"containsPersonalData": false, "tracestate": "",
              "traceparent": "00-00000000000000000000000000000000-0000000000000000-01", "authorization": "",
              "publishDate": "2021-03-17T16:24:23+00:00", "entityId": "44f33071-e444-494f-bcff-b5e3594f7628",
              "entityName": "action", "publisherName": "TestPublisher", "eventName": "actionHappeningFailed"},
             "payload": {"code": "APPLICATION_ERROR", "data": {"id": "44f33071-e444-494f-bcff-b5e3594f7628"},
              "detail": "boom", "origin": "application"}}
            """,
            Some.CompatibleEnvelopes().Create(failure));
    }

    private static void AssertSame(string expected, EventEnvelope envelope)
    {
        using var golden = JsonDocument.Parse(expected);
        Assert.Equal(Compact(golden.RootElement), envelope.ToJson());
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json, EventJson.Options);
}
