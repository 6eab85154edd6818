using System.Diagnostics;

namespace Events.Tests.Envelopes;

public sealed class EnvelopeFactoryTests
{
    [Fact]
    [Trait("Requirement", "D-46")]
    public void TheEntityIdIsThePayloadsIdOrANewOne()
    {
        var withId = Some.Envelopes().Create(new ActionHappenedPayload(Some.Id));
        var without = Some.Envelopes().Create(new WithoutIdPayload());

        Assert.Equal(Some.Id.ToString(), withId.Metadata.EntityId);
        Assert.NotEqual(Guid.Empty, Guid.Parse(without.Metadata.EntityId));
    }

    [Fact]
    [Trait("Requirement", "D-53")]
    public void PersonalDataIsMarked() =>
        Assert.True(Some.Envelopes().Create(new PersonalPayload()).Metadata.ContainsPersonalData);

    [Fact]
    [Trait("Requirement", "D-54")]
    public void TheEventCarriesTheTraceItWasPublishedIn()
    {
        using var activity = new Activity("publishing").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.TraceStateString = "vendor=1";

        var metadata = Some.Envelopes().Create(new WithoutIdPayload()).Metadata;

        Assert.Equal((activity.Id, "vendor=1"), (metadata.Traceparent, metadata.Tracestate));
    }

    [Fact]
    public void ThePublisherIsTheAppThatOwnsTheEvent()
    {
        var registry = new EventRegistry([new EventDescriptor("withoutId", typeof(WithoutIdPayload), "orders")], []);

        Assert.Equal("orders", Some.Envelopes(registry: registry).Create(new WithoutIdPayload()).Metadata.PublisherName);
    }

    [Fact]
    public void FailureEventsNameCodeAndOriginInTheirMetadata()
    {
        var metadata = Some.Envelopes().Create(new ActionHappeningFailedPayload { Code = "DOM_1", Origin = "orders" }).Metadata;

        Assert.Equal(("DOM_1", "orders"), (metadata.ErrorCode, metadata.ErrorOrigin));
    }

    [Fact]
    public void AnActionsEventNamesTheEntityClass()
    {
        var metadata = Some.Envelopes().CreateFor(typeof(EnvelopeFactoryTests), "7", new WithoutIdPayload()).Metadata;

        Assert.Equal(("EnvelopeFactoryTests", "7"), (metadata.EntityName, metadata.EntityId));
    }

    private sealed record WithoutIdPayload : EventPayload;

    [ContainsPersonalData]
    private sealed record PersonalPayload : EventPayload;
}
