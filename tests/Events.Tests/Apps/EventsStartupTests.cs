using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events.Tests.Apps;

public sealed class EventsStartupTests
{
    [Fact]
    public async Task AHostWithoutStoreAndEngineSaysWhichCallsAreMissing()
    {
        using var host = HostWith(_ => { }, new InlineApp("things", app => app.HasAction<Act>()));

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "Nothing stores events. Add .UseEntityFrameworkCore<TContext>() behind AddEvents().",
                "Nothing runs jobs. Add .UseHangfire() behind AddEvents().",
            ],
            error.Faults);
    }

    [Fact, Trait("Requirement", "Q-11")]
    public async Task AHostWithoutEntityActionsNeedsNeither()
    {
        using var host = HostWith(_ => { });

        await host.StartAsync();
        await host.StopAsync();

        Assert.Empty(host.Services.GetRequiredService<EventRegistry>().Events);
    }

    [Fact, Trait("Requirement", "Q-11")]
    public async Task AnEngineWithoutAStoreIsReported()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IDeliveryQueue>(new RecordingQueue()).AddEvents();
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Equal(["Nothing stores events. Add .UseEntityFrameworkCore<TContext>() behind AddEvents()."], error.Faults);
    }

    [Fact]
    public async Task BadOptionsAreReportedTogether()
    {
        using var host = HostWith(options =>
        {
            options.PublisherName = " ";
            options.RelayPollInterval = TimeSpan.Zero;
            options.RelayBatchSize = 0;
        });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "Expected PublisherName to be a name, got \" \". Set it to the name of your application.",
                "Expected RelayPollInterval to be more than zero, got \"00:00:00\". Set it to some seconds.",
                "Expected RelayBatchSize to be between 1 and 10000, got \"0\". Leave it at 100 unless measured.",
            ],
            error.Failures);
    }

    private static IHost HostWith(Action<EventsOptions> configure, params DomainApp[] apps)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEvents(configure);
        foreach (var app in apps)
        {
            builder.Services.AddSingleton(app);
        }

        return builder.Build();
    }

    private sealed record Thing(Guid Id, bool IsActive);

    private sealed class Act : EntityAction<Thing, Guid, ActionHappenedPayload, ActionHappeningFailedPayload>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }
}
