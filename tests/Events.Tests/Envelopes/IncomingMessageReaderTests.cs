using System.Text;

namespace Events.Tests.Envelopes;

public sealed class IncomingMessageReaderTests
{
    [Fact]
    public void ASignedMessageBecomesAnEvent()
    {
        var envelope = Signatures.Reader().Read(Signatures.SignedMessage());

        Assert.Equal("orderPlaced", envelope.Metadata.EventName);
    }

    [Fact]
    public void TheSignatureIsCheckedBeforeTheBodyIsRead()
    {
        var message = Signatures.SignedMessage() with { Body = "this is no JSON"u8.ToArray() };

        var error = Assert.Throws<SignatureException>(() => Signatures.Reader().Read(message));

        Assert.Equal(SignatureFault.SignatureInvalid, error.Reason);
    }

    [Fact]
    public void HeadersAreCheckedBeforeTheSignature()
    {
        var error = Assert.Throws<InvalidEnvelopeException>(() => Signatures.Reader().Read(Signatures.Message() with { ContentEncoding = "gzip" }));

        Assert.Equal(EnvelopeFault.UnsupportedEncoding, error.Reason);
        Assert.Equal("The message \"m-1\" was refused: its content-encoding is \"gzip\". Send the body as it is.", error.Message);
    }

    [Fact]
    public void TheHeaderCannotClaimAnotherEventThanTheBody()
    {
        var message = Signatures.Message() with { Type = "harmless" };

        var error = Assert.Throws<InvalidEnvelopeException>(() => Signatures.Reader(RequireOrderPlaced).Read(message));

        Assert.Equal(EnvelopeFault.ContractMismatch, error.Reason);
    }

    [Fact]
    public void AMessageThatNamesItsEventOnlyInTheBodyIsHeldToThePolicyOfThatEvent()
    {
        var message = Signatures.Message() with { Shape = MessageShape.EnvelopeOnly, Type = null, Source = null };

        var error = Assert.Throws<SignatureException>(() => Signatures.Reader(RequireOrderPlaced).Read(message));

        Assert.Equal(SignatureFault.SignatureMissing, error.Reason);
    }

    [Fact]
    [Trait("Requirement", "D-52")]
    public void WhatOlderServicesSendIsReadWithoutHeadersAndSignature()
    {
        var message = new IncomingMessage
        {
            Shape = MessageShape.EnvelopeOnly,
            Id = "0b1c",
            ContentType = "application/json",
            Body = Encoding.UTF8.GetBytes(
                """{"metadata": {"eventName": "doGood", "publisherName": "shop", "entityId": "4123a425-e234-491b-b5as59cz7611"}, "payload": {"foo": "bar"}}"""),
        };

        var envelope = Signatures.Reader(_ => { }).Read(message);

        Assert.Equal(("doGood", "4123a425-e234-491b-b5as59cz7611"), (envelope.Metadata.EventName, envelope.Metadata.EntityId));
    }

    private static void RequireOrderPlaced(SigningOptions options)
    {
        options.Keys.Add(Signatures.Key("k", SigningKeyState.Active));
        options.Policy = SignaturePolicy.Prefer;
        options.Events["orderPlaced"] = SignaturePolicy.Require;
    }
}
