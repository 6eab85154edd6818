namespace Events.Tests.Naming;

public sealed class EventNamingTests
{
    [Theory]
    [InlineData("ActionHappenedPayload", "actionHappenedPayload")]
    [InlineData("contains_personal_data", "containsPersonalData")]
    [InlineData("HTTPServerErrorPayload", "httpServerErrorPayload")]
    [InlineData("UserID", "userId")]
    [InlineData("SOMEThing", "someThing")]
    [InlineData("V2EventPayload", "v2EventPayload")]
    [InlineData("user_2fa_enabled", "user2FaEnabled")]
    [InlineData("user.created", "user.created")]
    [InlineData("_private", "_private")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    public void NamesBecomeLowerCamelCaseAsOlderServicesHaveThem(string name, string wire) =>
        Assert.Equal(wire, EventNaming.ToWire(name)); // D-44

    [Theory]
    [InlineData(typeof(ActionHappenedPayload), "actionHappened")]
    [InlineData(typeof(ActionHappeningFailedPayload), "actionHappeningFailed")]
    [InlineData(typeof(OrderPayloadReadyPayload), "orderPayloadReady")]
    [InlineData(typeof(RenamedPayload), "billing.invoicePaid")]
    public void AnEventIsNamedAfterItsPayloadWithoutTheSuffix(Type payload, string name) =>
        Assert.Equal(name, EventNaming.EventNameOf(payload)); // D-45: the suffix only, unlike the older services

    [Fact]
    public void TheVersionIsOneUnlessTheAttributeSaysOtherwise() =>
        Assert.Equal((1, 2), (EventNaming.VersionOf(typeof(ActionHappenedPayload)), EventNaming.VersionOf(typeof(RenamedPayload))));

    [Theory]
    [InlineData(EntityNaming.ClassName, "ActionHappened")]
    [InlineData(EntityNaming.FirstWord, "action")]
    public void TheEntityOfAFreePayloadIsNamedByTheChosenRule(EntityNaming naming, string name) =>
        Assert.Equal(name, EventNaming.EntityNameOf(typeof(ActionHappenedPayload), naming));

    private sealed record OrderPayloadReadyPayload : EventPayload;

    [EventName("billing.invoicePaid", Version = 2)]
    private sealed record RenamedPayload : EventPayload;
}
