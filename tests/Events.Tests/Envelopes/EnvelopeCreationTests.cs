using Events.Tests.Support;

namespace Events.Tests.Envelopes;

public sealed class EnvelopeCreationTests
{
    private static readonly TimeProvider Clock = new ManualTimeProvider(Some.Time.AddMilliseconds(567));

    [Fact, Trait("Requirement", "D-47"), Trait("Requirement", "D-T02")]
    public void NamesAreTakenAsTheyAreAndTheRestIsFilledIn()
    {
        var envelope = EventEnvelope.Create("UserRegistered", "TestService", new ActionHappenedPayload(Some.Id, true), time: Clock);

        Assert.Equal(
            new EventMetadata
            {
                PublishDate = Some.Time,
                EntityId = Some.Id.ToString(),
                EntityName = "ActionHappened",
                PublisherName = "TestService",
                EventName = "UserRegistered",
            },
            envelope.Metadata);
        Assert.Equal(new ActionHappenedPayload(Some.Id, true), envelope.ReadPayload<ActionHappenedPayload>());
    }

    [Fact, Trait("Requirement", "D-47")]
    public void WhatTheCallerSaysOfTheMetadataWins()
    {
        var envelope = EventEnvelope.Create(
            "UserRegistered",
            "TestService",
            new ActionHappenedPayload(Some.Id),
            metadata => metadata with { EntityId = "X", EntityName = "user", PublishDate = Some.Time.AddYears(-1), Authorization = "token" },
            Clock);

        Assert.Equal(
            ("X", "user", Some.Time.AddYears(-1), "token", "UserRegistered"),
            (envelope.Metadata.EntityId, envelope.Metadata.EntityName, envelope.Metadata.PublishDate, envelope.Metadata.Authorization, envelope.Metadata.EventName));
        Assert.Equal(envelope.Metadata, EventEnvelope.Parse(envelope.ToJson()).Metadata);
    }

    [Fact, Trait("Requirement", "D-47")]
    public void APayloadWithoutAnIdGetsANewOneEachTime()
    {
        var arguments = EventArguments.From(new { a = 1 });

        var first = EventEnvelope.Create("registered", "test", arguments);
        var second = EventEnvelope.Create("registered", "test", arguments);

        Assert.NotEqual(Guid.Empty, Guid.Parse(first.Metadata.EntityId));
        Assert.NotEqual(first.Metadata.EntityId, second.Metadata.EntityId);
        Assert.Equal(("registered", """{"a":1}"""), (first.Metadata.EntityName, first.Payload.GetRawText()));
    }

    [Fact, Trait("Requirement", "D-47")]
    public void AnEnvelopeNobodyWouldReadIsNotMade()
    {
        var error = Assert.Throws<InvalidEnvelopeException>(
            () => EventEnvelope.Create("registered", "test", new ActionHappenedPayload(Some.Id), metadata => metadata with { EntityId = " " }));

        Assert.Equal(EnvelopeFault.InvalidId, error.Reason);
        Assert.Equal("publisherName", Assert.Throws<ArgumentException>(() => EventEnvelope.Create("e", "", new ActionHappenedPayload(Some.Id))).ParamName);
        Assert.Equal("eventName", Assert.Throws<ArgumentException>(() => EventEnvelope.Create("", "p", new ActionHappenedPayload(Some.Id))).ParamName);
        Assert.Equal("payload", Assert.Throws<ArgumentNullException>(() => EventEnvelope.Create("e", "p", null!)).ParamName);
    }
}
