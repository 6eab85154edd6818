using Hangfire.Embedded.Tests.Support;
using Hangfire.InMemory;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hangfire.Embedded.Tests.AspNetCore;

[Collection(GlobalConfigurationCollection.Name)]
public sealed class AddHangfireTests : IDisposable
{
    private readonly InMemoryStorage storage = new();

    public void Dispose()
    {
        JobActivator.Current = new JobActivator();
        Logging.LogProvider.SetCurrentLogProvider(null);
        storage.Dispose();
    }

    [Fact]
    public void TheConfigurationRunsOnceAndOnlyWhenNeeded()
    {
        var runs = 0;
        using var services = new ServiceCollection()
            .AddHangfire(configuration =>
            {
                runs++;
                configuration.UseStorage(storage);
            })
            .BuildServiceProvider();

        Assert.Equal(0, runs);
        Assert.Same(storage, services.GetRequiredService<JobStorage>());
        Assert.Same(storage, services.GetRequiredService<IBackgroundJobClientV2>().Storage);
        Assert.NotNull(services.GetRequiredService<IBackgroundJobClient>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task TheStaticMethodsWorkOnceTheHostHasStartedAndJobsRunInTheirScope()
    {
        using var host = Host(services => services.AddScoped<Scoped>());
        await host.StartAsync();

        var ids = new[] { BackgroundJob.Enqueue<ScopedJob>(job => job.Run()), BackgroundJob.Enqueue<ScopedJob>(job => job.Run()) };
        foreach (var id in ids) await SucceedsAsync(id);
        await host.StopAsync();

        Assert.Equal(2, ids.Select(id => storage.GetMonitoringApi().JobDetails(id)!.History[0].Data["Result"]).Distinct().Count());
        Assert.All(ids, id => Assert.DoesNotContain("False", storage.GetMonitoringApi().JobDetails(id)!.History[0].Data["Result"]));
        Assert.Empty(storage.GetMonitoringApi().Servers());
    }

    [Fact]
    public async Task HostsThatStartAtOnceKeepTheirOwnStorages()
    {
        using var other = new InMemoryStorage();
        using var bothHaveChosen = new Barrier(2);
        using var first = HostOn(storage);
        using var second = HostOn(other);

        await Task.WhenAll(Task.Run(() => first.StartAsync()), Task.Run(() => second.StartAsync()));

        Assert.Same(storage, first.Services.GetRequiredService<JobStorage>());
        Assert.Same(other, second.Services.GetRequiredService<JobStorage>());
        var id = second.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<ScopedJob>(job => job.Say());
        await SucceedsAsync(id, other);
        Assert.Single(storage.GetMonitoringApi().Servers());
        Assert.Single(other.GetMonitoringApi().Servers());
        await Task.WhenAll(first.StopAsync(), second.StopAsync());

        IHost HostOn(InMemoryStorage its) => HostWith(configuration =>
        {
            configuration.UseMaxLinesInExceptionDetails(100).UseFilter(new AutomaticRetryAttribute()).UseStorage(its).WithJobExpirationTimeout(TimeSpan.FromHours(1));
            Assert.True(bothHaveChosen.SignalAndWait(TimeSpan.FromSeconds(10)));
        });
    }

    [Fact]
    public void AStorageChosenForTheWholeProcessServesAContainerThatChoosesNone()
    {
        GlobalConfiguration.Configuration.UseStorage(storage);
        using var services = new ServiceCollection().AddHangfire(_ => { }).BuildServiceProvider();

        Assert.Same(storage, services.GetRequiredService<JobStorage>());
    }

    [Fact]
    public async Task AnActivatorRegisteredBeforehandOpensAScopePerAttempt()
    {
        var activator = new RecordingActivator();
        using var host = Host(services => services.AddSingleton<JobActivator>(activator), before: true);
        await host.StartAsync();

        var id = BackgroundJob.Enqueue<ScopedJob>(job => job.Say());
        await SucceedsAsync(id);
        await host.StopAsync();

        Assert.Equal([id], activator.Attempts);
    }

    [Fact]
    public void AServerWithoutHangfireNamesTheMissingCall()
    {
        using var services = new ServiceCollection().AddHangfireServer().BuildServiceProvider();

        var error = Assert.Throws<InvalidOperationException>(() => services.GetServices<IHostedService>().ToList());

        Assert.Contains("AddHangfire", error.Message);
    }

    private IHost Host(Action<IServiceCollection> configure, bool before = false)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (before) configure(builder.Services);
        builder.Services
            .AddHangfire(configuration => configuration.UseStorage(storage))
            .AddHangfireServer(options => options.WorkerCount = 1);
        if (!before) configure(builder.Services);
        return builder.Build();
    }

    private static IHost HostWith(Action<IGlobalConfiguration> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHangfire(configure).AddHangfireServer(options => options.WorkerCount = 1);
        return builder.Build();
    }

    private Task SucceedsAsync(string id) => SucceedsAsync(id, storage);

    private static Task SucceedsAsync(string id, JobStorage storage) => Eventually.HoldsAsync(
        () => storage.GetMonitoringApi().JobDetails(id)!.History[0].StateName == SucceededState.StateName, $"job {id} succeeded");

    public sealed class Scoped
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    public sealed class ScopedJob(IServiceProvider services)
    {
        public string Run()
        {
            var (first, second) = (services.GetRequiredService<Scoped>(), services.GetRequiredService<Scoped>());
            return $"{first.Id} {ReferenceEquals(first, second)}";
        }

#pragma warning disable CA1822 // Jobs are instance methods.
        public string Say() => "said";
#pragma warning restore CA1822
    }

    private sealed class RecordingActivator : JobActivator
    {
        public List<string> Attempts { get; } = [];

        public override JobActivatorScope BeginScope(PerformContext context)
        {
            Attempts.Add(context.BackgroundJob.Id);
            return base.BeginScope(context);
        }

        public override object ActivateJob(Type jobType) => new ScopedJob(null!);
    }
}
