using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Receiving;

public sealed class EventReceiverTests
{
    private static readonly EventEnvelope Unknown = EventEnvelope.Parse("""{"metadata": {"eventName": "zzz", "publisherName": "orders"}, "payload": {"a": {"b": [1]}}}""");

    [Fact, Trait("Requirement", "D-94")]
    public async Task AnEventNobodyHearsIsDoneWith()
    {
        using var application = Application.WithStore();

        var handlers = await application.Services.GetRequiredService<IEventReceiver>().ReceiveAsync(Unknown);

        Assert.Equal(0, handlers);
        Assert.Empty(application.Store.Events);
        Assert.Equal(["Received unknown event zzz. Acknowledging..."], application.Log.At(LogLevel.Information));
    }

    [Fact, Trait("Requirement", "D-94")]
    public async Task AnEventSomebodyHearsIsStoredAndDeliveredLikeOneOfOurOwn()
    {
        using var application = Application.WithStore(events => events.MapEventHandler("zzz", "hears", () => { }));

        var handlers = await application.Services.GetRequiredService<IEventReceiver>().ReceiveAsync(Unknown);
        await application.RelayAsync();

        Assert.Equal(1, handlers);
        Assert.Equal("orders", Assert.Single(application.Store.Events).Envelope.Metadata.PublisherName);
        Assert.Equal("application.hears", Assert.Single(application.Queue.Jobs).Handler);
    }

    [Fact, Trait("Requirement", "D-97")]
    public async Task AnUnknownPayloadArrivesAsLooseArguments()
    {
        EventPayload? received = null;
        using var application = Application.InProcess(events => events.MapEventHandler("#", "hears", (Publication publication) => { received = publication.Payload; }));

        await application.Services.GetRequiredService<IEventReceiver>().ReceiveAsync(Unknown);

        Assert.Equal("""{"b": [1]}""", Assert.IsType<EventArguments>(received)["a"]?.ToString());
    }

    [Fact, Trait("Requirement", "D-97")]
    public async Task AHandlerOfAnotherPublishersEventsIsLeftOut()
    {
        using var application = Application.InProcess(events => events.Services.AddSingleton<DomainApp>(
            new InlineApp("mail", app => app.Handles<Hears>("zzz", from: "billing"))));

        Assert.Equal(0, await application.Services.GetRequiredService<IEventReceiver>().ReceiveAsync(Unknown));
    }

    private sealed class Hears : INotificationHandler<EventPayload>
    {
        public Task Handle(EventPayload notification, CancellationToken cancellationToken) => throw new InvalidOperationException("It should not be called.");
    }
}
