using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Subscriptions;

public sealed class SubscribeAttributeTests
{
    private static readonly EventEnvelope Received = EventEnvelope.Parse(
        """{"metadata": {"eventName": "testSomeTask", "publisherName": "orders", "entityId": "7"}, "payload": {"isActive": true, "id": "44f33071-e444-494f-bcff-b5e3594f7628"}}""");

    [Fact, Trait("Requirement", "D-90")]
    public void AMethodHearsTheEventItNamesTheOneOfItsPayloadOrTheOneNamedAsItself()
    {
        using var application = Tasks();

        Assert.Equal(
            [
                "actionHappened > mail.Subscribed.Typed (default)",
                "demo.# > mail.all (bulk)",
                "SomeTrickyName > mail.Subscribed.Tricky (default)",
                "testSomeTask > mail.Subscribed.test_some_task (default)",
                "userCreated > mail.Subscribed.UserCreated (default)",
            ],
            application.Registry.Subscriptions.Select(one => $"{one.EventName} > {one.Handler} ({one.Queue})").Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact, Trait("Requirement", "D-90"), Trait("Requirement", "D-97"), Trait("Requirement", "B-18")]
    public async Task MethodsAreCalledWithWhatTheyAskFor()
    {
        using var application = Tasks();
        var calls = application.Services.GetRequiredService<List<string>>();

        await application.Publisher.PublishNowAsync(new ActionHappenedPayload(Some.Id, true));
        await application.Publisher.PublishNowAsync("SomeTrickyName", new { a = 1 });
        await application.Publisher.PublishNowAsync("demo.x.y");
        await application.Publisher.PublishNowAsync("userCreated", new { name = "Ann" });

        Assert.Equal(["typed True", "tricky 1", "all demo.x.y", "user Ann"], calls);
    }

    [Fact, Trait("Requirement", "D-97"), Trait("Requirement", "D-90")]
    public async Task AReceivedEventReachesTypedAndUntypedHandlers()
    {
        using var application = Tasks();
        var calls = application.Services.GetRequiredService<List<string>>();
        var receiver = application.Services.GetRequiredService<IEventReceiver>();

        var untyped = await receiver.ReceiveAsync(Received);
        var typed = await receiver.ReceiveAsync(Received with { Metadata = Received.Metadata with { EventName = "actionHappened" } });

        Assert.Equal((1, 1), (untyped, typed));
        Assert.Equal(["some True orders", "typed True"], calls);
    }

    [Fact, Trait("Requirement", "D-90"), Trait("Requirement", "D-91")]
    public void AClassHearsWhatItHandlesOrTheEventTheAttributeNames()
    {
        using var application = Application.InProcess(events => events.Services.AddSingleton<DomainApp>(
            new InlineApp("mail", app => app.HandlesIn<ByPayload>().HandlesIn<ByName>())));

        Assert.Equal(
            ["actionHappened > mail.ByPayload from orders", "SomeTrickyName > mail.tricky from "],
            application.Registry.Subscriptions.Select(one => $"{one.EventName} > {one.Handler} from {one.Publisher}"));
    }

    private static Application Tasks() => Application.InProcess(events =>
    {
        events.Services.AddSingleton(new List<string>());
        events.Services.AddSingleton<DomainApp>(new InlineApp("mail", app => app.HandlesIn<Subscribed>()));
    });

    private sealed class Subscribed(List<string> calls)
    {
        [Subscribe]
        public void Typed(ActionHappenedPayload payload) => calls.Add($"typed {payload.IsActive}");

        [Subscribe("SomeTrickyName")]
        public Task Tricky(int a, CancellationToken cancel)
        {
            calls.Add($"tricky {a}");
            return Task.CompletedTask;
        }

        [Subscribe]
        public void test_some_task(bool isActive, EventMetadata metadata) => calls.Add($"some {isActive} {metadata.PublisherName}");

        [Subscribe]
        public async Task UserCreatedAsync(string name)
        {
            await Task.Yield();
            calls.Add($"user {name}");
        }

        [Subscribe("demo.#", Name = "all", Queue = "bulk")]
        internal void Everything(Publication publication) => calls.Add($"all {publication.EventName}");
    }

    [Subscribe(From = "orders")]
    private sealed class ByPayload : INotificationHandler<ActionHappenedPayload>
    {
        public Task Handle(ActionHappenedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Subscribe("SomeTrickyName", Name = "tricky")]
    private sealed class ByName : INotificationHandler<EventArguments>
    {
        public Task Handle(EventArguments notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
