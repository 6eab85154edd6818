using System.Reflection;
using Events.Tests.Support;

namespace Events.Tests.Publishing;

public sealed class DictionaryPayloadTests
{
    [Fact, Trait("Requirement", "D-48")]
    public void PublishingADictionaryIsMarkedAsObsolete()
    {
        var method = typeof(EventPublisherExtensions).GetMethod(
            nameof(EventPublisherExtensions.PublishAsync),
            [typeof(IEventPublisher), typeof(string), typeof(IDictionary<string, object?>), typeof(CancellationToken)]);

        var obsolete = method!.GetCustomAttribute<ObsoleteAttribute>()!;

        Assert.Equal("Raw `dict` events are deprecated and will be erased in future releases please use `Payload` instead", obsolete.Message);
        Assert.False(obsolete.IsError);
    }

    [Fact, Trait("Requirement", "D-48")]
    public async Task APublishedDictionaryIsThePayload()
    {
        using var application = Application.WithStore();
        var payload = new Dictionary<string, object?> { ["id"] = "7", ["isActive"] = true };

#pragma warning disable CS0618 // that it is obsolete is what the test above is about
        await application.Publisher.PublishAsync("userRegistered", payload);
#pragma warning restore CS0618

        var stored = Assert.Single(application.Store.Events).Envelope;
        Assert.Equal("userRegistered", stored.Metadata.EventName);
        Assert.Equal("""{"id":"7","isActive":true}""", stored.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "D-48")]
    public async Task ArgumentsMadeOfADictionaryAreNotObsolete()
    {
        using var application = Application.WithStore();

        await application.Publisher.PublishAsync("userRegistered", EventArguments.From(new Dictionary<string, object?> { ["a"] = 1 }));

        Assert.Equal("""{"a":1}""", Assert.Single(application.Store.Events).Envelope.Payload.GetRawText());
    }
}
