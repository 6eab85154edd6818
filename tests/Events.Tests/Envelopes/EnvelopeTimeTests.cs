namespace Events.Tests.Envelopes;

[Trait("Requirement", "D-42")]
public sealed class EnvelopeTimeTests
{
    [Theory]
    [InlineData("2021-03-17T16:24:23+00:00", "2021-03-17T16:24:23.0000000+00:00")]
    [InlineData("2021-03-17T16:24:23Z", "2021-03-17T16:24:23.0000000+00:00")]
    [InlineData("2021-03-17T18:24:23+02:00", "2021-03-17T16:24:23.0000000+00:00")]
    [InlineData("2021-03-17T16:24:23", "2021-03-17T16:24:23.0000000+00:00")]
    [InlineData("2021-03-17T16:24:23.123456", "2021-03-17T16:24:23.1234560+00:00")]
    [InlineData("2021-03-17T16:24:23.1234567Z", "2021-03-17T16:24:23.1234567+00:00")]
    public void BothFormsOfThePublishDateAreRead(string text, string expected)
    {
        var envelope = EventEnvelope.Parse($$$"""{"metadata":{"eventName":"x","publisherName":"y","publishDate":"{{{text}}}"},"payload":{}}""");

        Assert.Equal(expected, envelope.Metadata.PublishDate.ToString("o"));
    }

    [Fact]
    public void ATimeInAPayloadWithoutAnOffsetIsUtcOnEveryMachine()
    {
        var envelope = EventEnvelope.Parse("""{"metadata":{"eventName":"x","publisherName":"y"},"payload":{"at":"2021-03-17T16:24:23","then":"2021-03-17T18:24:23+02:00"}}""");

        var payload = envelope.ReadPayload<TimesPayload>();

        Assert.Equal(new DateTimeOffset(2021, 3, 17, 16, 24, 23, TimeSpan.Zero), payload.At);
        Assert.Equal((payload.At, TimeSpan.FromHours(2)), (payload.Then, payload.Then.Offset));
    }

    private sealed record TimesPayload(DateTimeOffset At, DateTimeOffset Then) : EventPayload;
}
