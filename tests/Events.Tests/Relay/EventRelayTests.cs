using System.Text.Json;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Relay;

public sealed class EventRelayTests
{
    [Fact]
    public async Task WhatTheRelayHasSeenToIsSettled()
    {
        using var application = Application.WithStore(events => events.Services.AddSingleton<DomainApp>(new InlineApp("test", app => app.Publishes("done", "id"))));
        var signal = application.Service<RelaySignal>();
        application.Store.Add(Stored("test", "done"));
        signal.Announce();

        await application.RelayAsync();

        Assert.True(signal.IsSettled);
    }

    [Fact]
    public void WhatIsAnnouncedIsNotSettledBeforeTheRelayHasLooked()
    {
        using var signal = new RelaySignal();
        signal.Announce();
        var announced = signal.Announced;
        signal.Announce();

        signal.Settle(announced);

        Assert.False(signal.IsSettled);
    }

    [Fact]
    [Trait("Fault", "F88")]
    public async Task AnEventThatIsLeftToOthersIsNotSettled()
    {
        using var application = Application.WithStore();
        var signal = application.Service<RelaySignal>();
        application.Store.Add(Stored("another", "unheardOf"));
        signal.Announce();

        await application.RelayAsync();

        Assert.False(signal.IsSettled);
    }

    private static StoredEvent Stored(string publisher, string name) =>
        StoredEvent.New(new EventEnvelope(new EventMetadata { PublisherName = publisher, EventName = name }, JsonElement.Parse("{}")));
}
