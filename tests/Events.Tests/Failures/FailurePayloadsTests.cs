namespace Events.Tests.Failures;

public sealed class FailurePayloadsTests
{
    private readonly FailurePayloads failures = new(new ApplicationErrorConverter());

    [Fact]
    [Trait("Requirement", "D-18"), Trait("Requirement", "D-19")]
    public void ADomainExceptionReachesTheEventAsItIs()
    {
        var error = new DomainException("nope") { Code = "DOM_1", Origin = "orders", Data = new Dictionary<string, object?> { ["reason"] = "x" } };

        var json = Some.CompatibleEnvelopes().Create(failures.Create<ActionHappeningFailedPayload>(error, Some.Id)).Payload.GetRawText();

        Assert.Equal("""{"code":"DOM_1","data":{"reason":"x","id":"44f33071-e444-494f-bcff-b5e3594f7628"},"detail":"nope","origin":"orders"}""", json);
    }

    [Fact]
    public void ADomainExceptionThatSaysNothingMoreIsUnknown()
    {
        var failure = failures.Create<ActionHappeningFailedPayload>(new DomainException("nope"), 7);

        Assert.Equal(("UNKNOWN_ERROR", "unknown"), (failure.Code, failure.Origin));
    }

    [Fact]
    [Trait("Requirement", "D-20"), Trait("Requirement", "D-21")]
    public void TheIdIsTheRequestedOneEvenWhenTheExceptionCarriesAnother()
    {
        var error = new DomainException("nope") { Data = new Dictionary<string, object?> { ["id"] = "other", ["z"] = 1 } };

        var failure = failures.Create<ActionHappeningFailedPayload>(error, Some.Id);

        Assert.Equal(["z", "id"], failure.Data.Keys);
        Assert.Equal(Some.Id, failure.Data["id"]);
    }

    [Fact]
    [Trait("Requirement", "D-22")]
    public void TheEventIsAboutTheIdInItsDataOrElseAboutANewOne()
    {
        var envelopes = Some.CompatibleEnvelopes();

        var named = envelopes.Create(failures.Create<ActionHappeningFailedPayload>(new InvalidOperationException("boom"), Some.Id));
        var nameless = envelopes.Create(new ActionHappeningFailedPayload());

        Assert.Equal(Some.Id.ToString(), named.Metadata.EntityId);
        Assert.True(Guid.TryParse(nameless.Metadata.EntityId, out var made) && made != Some.Id);
    }
}
