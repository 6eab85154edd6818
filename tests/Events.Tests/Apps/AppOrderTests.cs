using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events.Tests.Apps;

public sealed class AppOrderTests
{
    [Fact]
    public void AnAppComesBehindThoseItDependsOn()
    {
        var apps = new DomainApps([new App("mail", "orders", "users"), new App("orders", "users"), new App("users"), new App("audit")]);

        Assert.Equal(["users", "orders", "mail", "audit"], apps.Names);
    }

    [Fact]
    public void AnUnknownDependencyIsReportedWithTheNearestName()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new App("mail", "order"), new App("orders")]));

        Assert.Equal(
            ["The domain app \"mail\" depends on \"order\", which is not in this application. Did you mean \"orders\"? Add it with AddApp, or remove the dependency."],
            error.Faults);
    }

    [Fact]
    public void ACircleIsReported()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new App("a", "b"), new App("b", "c"), new App("c", "b")]));

        Assert.Equal(["The domain apps depend on each other in a circle: \"b\" → \"c\" → \"b\". Remove one dependency."], error.Faults);
    }

    [Fact]
    public async Task AppsBecomeReadyInThatOrderOnceAllOfThemAreConfigured()
    {
        var trace = new List<string>();
        using var host = HostWith(new App("mail", "orders") { Trace = trace }, new App("orders") { Trace = trace });

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(["configure orders", "configure mail", "ready orders", "ready mail"], trace);
    }

    [Fact]
    public async Task AnAppThatDoesNotBecomeReadyEndsTheStart()
    {
        using var host = HostWith(new App("mail") { Ready = _ => throw new TimeoutException("no mail server") });

        var error = await Assert.ThrowsAsync<TimeoutException>(() => host.StartAsync());

        Assert.Equal("no mail server", error.Message);
    }

    [Fact]
    public async Task WhatAnAppAddsWhenItBecomesReadyIsChecked()
    {
        using var host = HostWith(new App("mail")
        {
            Ready = services => services.GetRequiredService<EventRegistry>().CreateLocal("mail", "sent").Handle("mail.task", () => { }, new string('q', 51)),
        });

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.StartsWith($"The queue name \"{new string('q', 51)}\" has 51 characters.", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    private static IHost HostWith(params DomainApp[] apps)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEvents();
        foreach (var app in apps)
        {
            builder.Services.AddSingleton(app);
        }

        return builder.Build();
    }

    private sealed class App(string name, params string[] dependsOn) : DomainApp
    {
        public List<string> Trace { get; init; } = [];

        public Action<IServiceProvider> Ready { get; init; } = _ => { };

        public override string Name => name;

        public override IReadOnlyList<string> DependsOn => dependsOn;

        protected override void Configure(IDomainAppBuilder app) => Trace.Add($"configure {name}");

        protected override Task ReadyAsync(IServiceProvider services, CancellationToken cancel)
        {
            Trace.Add($"ready {name}");
            Ready(services);
            return Task.CompletedTask;
        }
    }
}
