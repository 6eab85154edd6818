using System.Text;

namespace Events.Tests.Envelopes;

public sealed class EnvelopeLimitTests
{
    private const int FiftyMebibytes = 50 * 1024 * 1024;

    [Fact]
    public void ABodyThatIsTooLargeIsRefusedWithoutTouchingIt() // C32
    {
        var body = new byte[FiftyMebibytes];
        var text = new string(' ', FiftyMebibytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(body));
        Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(text));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void ATextIsMeasuredInBytes()
    {
        var text = $$$"""{"metadata":{"eventName":"x","publisherName":"y"},"payload":{"a":"{{{new string('é', 200_000)}}}"}}""";

        var error = Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(text));

        Assert.Equal(EnvelopeFault.TooLarge, error.Reason);
        Assert.Equal(
            $"The event is not a valid envelope: it has \"{Encoding.UTF8.GetByteCount(text)}\" bytes, the limit is 262144. Send a reference to large data instead of the data.",
            error.Message);
    }

    [Fact]
    public void ATextWithHalfASurrogatePairIsRefused() // C28
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse("{\"a\":\"\uD800\"}"));

        Assert.Equal(EnvelopeFault.Malformed, error.Reason);
    }

    [Theory]
    [InlineData(260_000, true)]
    [InlineData(262_144, false)]
    public void WhatNobodyCouldReadIsNotPublished(int length, bool isPublished)
    {
        var error = Record.Exception(() => EventEnvelope.Parse(Some.Envelopes().Create(new TextPayload(new string('x', length))).ToUtf8Json()));

        Assert.Equal(isPublished ? null : EnvelopeFault.TooLarge, (error as InvalidEnvelopeException)?.Reason);
    }

    [Fact]
    public void ATextWithNulIsNotPublished() // C29
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => Some.Envelopes().Create(new TextPayload("a\0b")));

        Assert.Equal(EnvelopeFault.InvalidCharacter, error.Reason);
        Assert.Equal("The event \"text\" cannot be published: the text at byte 8 holds the NUL character. Remove it.", error.Message);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData(" a")]
    public void AnEntityIdNobodyWouldAcceptIsNotPublished(string id) // C35
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => Some.Envelopes().CreateFor(typeof(string), id, new TextPayload("x")));

        Assert.Equal(EnvelopeFault.InvalidId, error.Reason);
    }

    [Fact]
    public void ANaturalKeyMayHoldSpaces() =>
        Assert.Equal("New York", EventEnvelope.Parse(Some.Envelopes().CreateFor(typeof(string), "New York", new TextPayload("x")).ToJson()).Metadata.EntityId);

    [Fact]
    public void AFailureIsPublishedWhateverItsExceptionSays()
    {
        var failures = new FailurePayloads(new ApplicationErrorConverter());
        var error = new DomainException("a\0b\uD800" + new string('x', 300_000)) { Data = new Dictionary<string, object?> { ["note"] = "\0" } };

        var envelope = Some.Envelopes().Create(failures.Create<ActionHappeningFailedPayload>(error, Some.Id));

        var read = EventEnvelope.Parse(envelope.ToUtf8Json()).ReadPayload<ActionHappeningFailedPayload>();
        Assert.StartsWith("a\uFFFDb\uFFFDxxx", read.Detail, StringComparison.Ordinal);
        Assert.EndsWith("x…", read.Detail, StringComparison.Ordinal);
        Assert.Equal("\uFFFD", read.Data["note"]?.ToString());
    }

    [Fact]
    public void AnEventThatCameWithoutEntityIdIsPassedOnWithoutOne()
    {
        var envelope = EventEnvelope.Parse("""{"metadata":{"eventName":"x","publisherName":"y"},"payload":{}}""");

        Assert.DoesNotContain("entityId", envelope.ToJson(), StringComparison.Ordinal);
        Assert.Equal("", EventEnvelope.Parse(envelope.ToJson()).Metadata.EntityId);
    }

    [Fact]
    public void ATraceStateOfAStrangerDoesNotFillTheEnvelope() // C95
    {
        using var activity = new System.Diagnostics.Activity("publishing").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();
        activity.TraceStateString = "vendor=" + new string('x', 10_000);

        Assert.Equal("", Some.Envelopes().Create(new TextPayload("x")).Metadata.Tracestate);
    }

    private sealed record TextPayload(string Text) : EventPayload;
}
