namespace Events.Tests.Envelopes;

public sealed class EnvelopeReadingTests
{
    private const string OlderSample =
        """
        {"metadata": {"containsPersonalData": true, "publishDate": "2021-03-17T16:24:23.123456", "entityId": "4123a425-e234-491b-b5as59cz7611",
          "publisherName": "shop", "eventName": "doGood", "errorOrigin": "", "errorCode": "", "somethingNew": 1},
         "payload": {"foo": "bar"}}
        """;

    [Fact]
    [Trait("Requirement", "D-42")]
    [Trait("Requirement", "D-52")]
    public void WhatOlderServicesSendIsUnderstood()
    {
        var envelope = EventEnvelope.Parse(OlderSample);

        Assert.True(envelope.Metadata.ContainsPersonalData);
        Assert.Equal(new DateTimeOffset(2021, 3, 17, 16, 24, 23, TimeSpan.Zero).AddTicks(1234560), envelope.Metadata.PublishDate);
        Assert.Equal("4123a425-e234-491b-b5as59cz7611", envelope.Metadata.EntityId);
        Assert.Equal("", envelope.Metadata.EntityName);
        Assert.Equal("bar", envelope.Payload.GetProperty("foo").GetString());
    }

    [Fact]
    public void AnEnvelopeSurvivesWritingAndReading()
    {
        var envelope = Some.Envelopes().Create(new ActionHappenedPayload(Some.Id, true));

        var read = EventEnvelope.Parse(envelope.ToJson());

        Assert.Equal(envelope.Metadata, read.Metadata);
        Assert.Equal(new ActionHappenedPayload(Some.Id, true), read.ReadPayload<ActionHappenedPayload>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"metadata": {"eventName": "x", "publisherName": "y"}}""")]
    [InlineData("""{"metadata": {"publisherName": "y"}, "payload": {}}""")]
    [InlineData("""{"metadata": {"eventName": "x", "publisherName": "y", "publishDate": "yesterday"}, "payload": {}}""")]
    [InlineData("""{"metadata": {"eventName": "x", "eventName": "z", "publisherName": "y"}, "payload": {}}""")]
    public void WhatIsNoEnvelopeIsRefusedWithAReason(string text)
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(text));

        Assert.StartsWith("The event is not a valid envelope: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APayloadThatDoesNotFitNamesEventAndType()
    {
        var envelope = EventEnvelope.Parse("""{"metadata": {"eventName": "actionHappened", "publisherName": "y"}, "payload": {"id": 7}}""");

        var error = Assert.Throws<InvalidEnvelopeException>(envelope.ReadPayload<ActionHappenedPayload>);

        Assert.StartsWith("The payload of event \"actionHappened\" does not fit ActionHappenedPayload: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventNobodyDeclaredIsRefusedWithTheNearestName() // C43
    {
        var error = InvalidEnvelopeException.UnknownType("actionHapened", ["actionHappened"]);

        Assert.Equal(EnvelopeFault.UnknownType, error.Reason);
        Assert.Equal(
            "No payload type is registered for event \"actionHapened\". Did you mean \"actionHappened\"? "
            + "Register it in a DomainApp with Publishes<TPayload>() or Handles<TPayload, THandler>().",
            error.Message);
    }

    [Fact]
    [Trait("Requirement", "D-55")]
    public void NeitherTokenNorDataAreInTheTextOfAnEnvelope()
    {
        var envelope = EventEnvelope.Parse(
            """{"metadata": {"eventName": "doGood", "publisherName": "shop", "authorization": "a token"}, "payload": {"mail": "a@b.example"}}""");

        Assert.Equal("a token", envelope.Metadata.Authorization);
        Assert.Equal("doGood of shop about \"\"", envelope.ToString());
        Assert.Equal("doGood of shop about \"\"", envelope.Metadata.ToString());
    }
}
