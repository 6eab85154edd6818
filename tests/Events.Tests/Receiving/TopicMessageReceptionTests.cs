using System.Text;
using System.Text.Json;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Receiving;

/// <summary>Events that older services send through a topic and a queue behind it.</summary>
public sealed class TopicMessageReceptionTests
{
    // What `aws sns publish --message …` of the older services' guide sends.
    private const string DoGood =
        """
        {"metadata": {"containsPersonalData": false, "tracestate": "", "traceparent": "00-00000000000000000000000000000000-0000000000000000-01", "authorization": "",
          "publishDate": "2021-03-17T16:24:23.123456", "entityId": "44f33071-e444-494f-bcff-b5e3594f7628", "publisherName": "goodService", "eventName": "doGood",
          "errorOrigin": "", "errorCode": ""}, "payload": {"foo": "bar"}}
        """;

    [Fact, Trait("Requirement", "D-T04"), Trait("Requirement", "D-42")]
    public async Task AMessageWithTheMemberNamesOfTheSendersCodeReachesTheHandlerOnce()
    {
        var id = Guid.NewGuid();
        var received = new List<(string Id, string Email)>();
        using var application = Application.InProcess(events => events.MapEventHandler(
            "userRegistered", "welcome", (Publication publication) => received.Add(UserIn(publication.Payload))));

        await ReceiveAsync(application, Topic(
            $$$"""
            {"metadata": {"contains_personal_data": false, "publish_date": "2021-03-17T16:24:23+00:00", "entity_id": "{{{id}}}", "entity_name": "User",
              "publisher_name": "TestService", "event_name": "userRegistered"}, "payload": {"id": "{{{id}}}", "email": "test@example.com", "is_active": false}}
            """));

        Assert.Equal([(id.ToString(), "test@example.com")], received);
    }

    [Fact, Trait("Requirement", "E-07"), Trait("Requirement", "D-52")]
    public async Task TheSampleOfTheOlderGuideRunsItsHandlerOnceThoughItIsDeliveredTwice()
    {
        using var application = Application.WithStore(events => events.MapEventHandler("doGood", "good", () => { }));

        await ReceiveAsync(application, Topic(DoGood));
        await ReceiveAsync(application, Topic(DoGood));
        await application.RelayAsync();

        var stored = Assert.Single(application.Store.Events);
        Assert.Equal(("44f33071-e444-494f-bcff-b5e3594f7628", "bar"), (stored.Envelope.Metadata.EntityId, stored.Envelope.Payload.GetProperty("foo").GetString()));
        Assert.Equal("application.good", Assert.Single(application.Queue.Jobs).Handler);
    }

    [Theory, Trait("Requirement", "D-92"), Trait("Requirement", "D-93")]
    [InlineData("not json", EnvelopeFault.Malformed)]
    [InlineData("[]", EnvelopeFault.ContractMismatch)]
    [InlineData("""{"Message": 1}""", EnvelopeFault.ContractMismatch)]
    [InlineData("""{"message": "{}"}""", EnvelopeFault.ContractMismatch)]
    public void ABodyThatIsNoTopicMessageIsRefused(string body, EnvelopeFault reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidEnvelopeException>(() => ReceivedTopicMessage.Parse(Encoding.UTF8.GetBytes(body))).Reason);

    [Fact, Trait("Requirement", "D-93")]
    public void AMessageThatIsNoEventIsRefusedWhenItIsRead() => Assert.Equal(
        EnvelopeFault.ContractMismatch,
        Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(ReceivedTopicMessage.Parse("""{"Message": "{}"}"""u8).Message)).Reason);

    [Fact]
    public void AMemberUnderBothItsNamesIsRefused() => Assert.Equal(
        EnvelopeFault.Malformed,
        Assert.Throws<InvalidEnvelopeException>(() => EventEnvelope.Parse(
            """{"metadata": {"event_name": "a", "publisher_name": "b", "publisherName": "c"}, "payload": {}}""")).Reason);

    private static byte[] Topic(string message) => JsonSerializer.SerializeToUtf8Bytes(new { Type = "Notification", MessageId = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324", Message = message });

    private static async Task ReceiveAsync(Application application, byte[] body)
    {
        var message = ReceivedTopicMessage.Parse(body);
        await application.Services.GetRequiredService<IEventReceiver>().ReceiveAsync(EventEnvelope.Parse(message.Message), new MessageOrigin("sns", message.MessageId));
    }

    private static (string Id, string Email) UserIn(EventPayload payload)
    {
        var arguments = Assert.IsType<EventArguments>(payload);
        return ($"{arguments["id"]}", $"{arguments["email"]}");
    }
}
