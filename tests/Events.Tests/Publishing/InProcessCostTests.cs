using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Publishing;

public sealed class InProcessCostTests
{
    [Fact, Trait("Requirement", "O-29")]
    public async Task PublishingInProcessToOneHandlerAllocatesAtMostAKilobyte()
    {
        using var application = Application.InProcess(events => events.Services
            .AddSingleton<Counts>()
            .AddSingleton<DomainApp>(new InlineApp("demo", app => app.Publishes<ActionHappenedPayload>().Handles<ActionHappenedPayload, Counts>())));
        var publisher = application.Publisher;
        var payload = new ActionHappenedPayload(Some.Id);
        for (var i = 0; i < 100; i++)
        {
            await publisher.PublishNowAsync(payload);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            await publisher.PublishNowAsync(payload);
        }

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        Assert.Equal(1100, application.Services.GetRequiredService<Counts>().Calls);
        Assert.InRange(each, 0, 1024);
    }

    private sealed class Counts : INotificationHandler<ActionHappenedPayload>
    {
        public int Calls { get; private set; }

        public Task Handle(ActionHappenedPayload notification, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.CompletedTask;
        }
    }
}
