namespace Events.Tests.Routing;

[Trait("Requirement", "D-76")]
public sealed class TopicMessageTests
{
    private const string Sample = "arn:aws:sns:eu-west-2:000000000000:local_sns";

    [Fact]
    public void AnArnIsMadeOfRegionAccountAndTopic()
    {
        var arn = new TopicArn("eu-west-2", "000000000000", "local_sns");

        Assert.Equal(Sample, arn.ToString());
        Assert.True(TopicArn.TryParse(Sample, out var read));
        Assert.Equal(arn, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("local_sns")]
    [InlineData("arn:aws:sqs:eu-west-2:000000000000:local_sns")]
    [InlineData("arn:aws:sns:eu-west-2:000000000000")]
    [InlineData("arn:aws:sns::000000000000:local_sns")]
    [InlineData("arn:aws:sns:eu-west-2:000000000000:local_sns:0b1f")]
    public void WhatIsNoArnOfATopicIsNotRead(string? text)
    {
        Assert.False(TopicArn.TryParse(text, out var arn));
        Assert.Equal(default, arn);
    }

    [Fact]
    public void AMessageIsTheEnvelopeAsJsonWithItsRoutingKeys()
    {
        var envelope = Some.CompatibleEnvelopes().Create(new ActionHappenedPayload(Some.Id));

        var message = TopicMessage.Of(envelope, new Dictionary<string, object?> { ["priority"] = 5 });

        Assert.Equal(envelope.ToJson(), message.Message);
        Assert.Equal(
            [
                ("entityName", new MessageAttribute("String", "action")),
                ("publisherName", new MessageAttribute("String", "TestPublisher")),
                ("eventName", new MessageAttribute("String", "actionHappened")),
                ("priority", new MessageAttribute("Number", "5")),
            ],
            message.MessageAttributes.Select(one => (one.Key, one.Value)));
        Assert.DoesNotContain(Some.Id.ToString(), message.ToString(), StringComparison.Ordinal);
    }
}
