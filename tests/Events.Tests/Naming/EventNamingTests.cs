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
    [InlineData("UserService", "userService")]
    [Trait("Requirement", "D-44"), Trait("Requirement", "D-61"), Trait("Requirement", "Q-01")]
    public void NamesBecomeLowerCamelCaseAsOlderServicesHaveThem(string name, string wire) =>
        Assert.Equal(wire, EventNaming.ToWire(name));

    [Theory]
    [InlineData(typeof(ActionHappenedPayload), "actionHappened")]
    [InlineData(typeof(ActionHappeningFailedPayload), "actionHappeningFailed")]
    [InlineData(typeof(OrderPayloadReadyPayload), "orderPayloadReady")]
    [InlineData(typeof(RenamedPayload), "billing.invoicePaid")]
    [InlineData(typeof(PayloadReceivedPayload), "payloadReceived")]
    [Trait("Requirement", "D-45"), Trait("Requirement", "Q-01")]
    public void AnEventIsNamedAfterItsPayloadWithoutTheSuffix(Type payload, string name) =>
        Assert.Equal(name, EventNaming.EventNameOf(payload));

    [Fact]
    [Trait("Requirement", "O-18")]
    public void TheVersionIsOneUnlessTheAttributeSaysOtherwise() =>
        Assert.Equal((1, 2), (EventNaming.VersionOf(typeof(ActionHappenedPayload)), EventNaming.VersionOf(typeof(RenamedPayload))));

    [Theory]
    [InlineData(EntityNaming.ClassName, "ActionHappened")]
    [InlineData(EntityNaming.FirstWord, "action")]
    [Trait("Requirement", "Q-02")]
    public void TheEntityOfAFreePayloadIsNamedByTheChosenRule(EntityNaming naming, string name) =>
        Assert.Equal(name, EventNaming.EntityNameOf(typeof(ActionHappenedPayload), naming));

    [Theory]
    [InlineData(EntityNaming.ClassName, "EventNamingTests")]
    [InlineData(EntityNaming.FirstWord, "action")]
    [Trait("Requirement", "Q-02")]
    public void TheEntityOfAnActionIsItsClassUnlessTheOlderRuleIsChosen(EntityNaming naming, string name) =>
        Assert.Equal(name, EventNaming.EntityNameOf(typeof(EventNamingTests), typeof(ActionHappenedPayload), naming));

    private sealed record PayloadReceivedPayload : EventPayload;

    private sealed record OrderPayloadReadyPayload : EventPayload;

    [EventName("billing.invoicePaid", Version = 2)]
    private sealed record RenamedPayload : EventPayload;
}
