using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Events.Tests.Routing;

public sealed class TargetSenderTests
{
    [Fact]
    public async Task AnEventGoesToTheTransportOfItsRouteAndOthersStay()
    {
        using var services = Services(routing => routing.Send("test.*", "recording", target => target.Name = "elsewhere"));
        var sent = StoredEvent.New(Some.Envelopes().Create(new ActionHappenedPayload(Some.Id)));
        var kept = StoredEvent.New(Some.Envelopes(options => options.PublisherName = "other").Create(new ActionHappenedPayload(Some.Id)));
        var sender = services.GetRequiredService<TargetSender>();

        await sender.SendAsync(sent, default);
        await sender.SendAsync(kept, default);

        Assert.Equal([(sent.Id, "elsewhere")], Recorded(services));
    }

    [Fact]
    [Trait("Requirement", "D-73")]
    public async Task TheOutboxProviderSendsToWhatItWraps()
    {
        using var services = Services(routing => routing.Send("*", "outbox", target =>
        {
            target.Name = "all";
            target.Wraps = new EventTargetOptions { Provider = "recording" };
        }));
        var stored = StoredEvent.New(Some.Envelopes().Create(new ActionHappenedPayload(Some.Id)));

        await services.GetRequiredService<TargetSender>().SendAsync(stored, default);

        Assert.Equal([(stored.Id, "all.wraps")], Recorded(services));
    }

    [Fact]
    public void WithoutTargetsNothingLeavesTheApplication()
    {
        using var services = Services(_ => { });

        Assert.Null(services.GetRequiredService<TargetSender>().TargetOf(Some.Envelopes().Create(new ActionHappenedPayload(Some.Id)).Metadata));
    }

    private static List<(Guid, string)> Recorded(IServiceProvider services) =>
        ((RecordingTransport)services.GetRequiredKeyedService<IEventTransport>("recording")).Sent;

    private static ServiceProvider Services(Action<RoutingOptions> configure)
    {
        var events = new ServiceCollection().AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>)).AddEvents();
        return events.AddTransport<RecordingTransport>("recording").UseRouting(configure).Services.BuildServiceProvider();
    }
}
