using System.Text.RegularExpressions;
using Events.Hangfire.Tests.Support;
using MediatR;

namespace Events.Hangfire.Tests.Dashboard;

public sealed partial class EventListTests
{
    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task TheDashboardListsEventsByAppAndNameAndHandlersByName()
    {
        await using var host = await TestHost.StartAsync(app => app.Publishes<ThingDonePayload>(), workers: 0);
        await using var dashboard = await DashboardClient.OpenAsync(host, events => events.AddApp<Zoo>().AddApp<Barn>());

        var rows = Rows().Matches(await dashboard.GetAsync("/events/list")).Select(row => Tags().Replace(row.Groups[1].Value, " ")).Select(text => Spaces().Replace(text, " ").Trim());

        Assert.Equal(
            [
                "barn numberedDone NumberedDonePayload - -",
                "barn thingDone ThingDonePayload barn.Asleep barn.Awake -",
                "zoo thingFailed ThingFailedPayload zoo.Alarmed -",
                "barn.Asleep default",
                "barn.Awake night",
                "zoo.Alarmed default",
            ],
            rows);
    }

    [GeneratedRegex("<tr[^>]*>(<td>.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private sealed class Barn : DomainApp
    {
        public override string Name => "barn";

        protected override void Configure(IDomainAppBuilder app) => app
            .Publishes<ThingDonePayload>().Publishes<NumberedDonePayload>().Handles<ThingDonePayload, Awake>(queue: "night").Handles<ThingDonePayload, Asleep>();
    }

    private sealed class Zoo : DomainApp
    {
        public override string Name => "zoo";

        protected override void Configure(IDomainAppBuilder app) => app.Publishes<ThingFailedPayload>().Handles<ThingFailedPayload, Alarmed>();
    }

    private sealed class Awake : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Asleep : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Alarmed : INotificationHandler<ThingFailedPayload>
    {
        public Task Handle(ThingFailedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
