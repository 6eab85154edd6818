using Events.Tests.Support;

namespace Events.Tests.Publishing;

public sealed class NamedPublicationTests
{
    [Fact, Trait("Requirement", "D-T03")]
    public async Task PublishingTakesTheNameFirstAndThenThePayload()
    {
        using var application = Application.WithStore();
        var id = Guid.NewGuid();

        await application.Publisher.PublishAsync("userRegistered", new { id = id.ToString(), email = "test@example.com" });

        var sent = Assert.Single(application.Store.Events).Envelope;
        Assert.Equal("userRegistered", sent.Metadata.EventName);
        Assert.Equal((id, "test@example.com"), (sent.Payload.GetProperty("id").GetGuid(), sent.Payload.GetProperty("email").GetString()));
    }
}
