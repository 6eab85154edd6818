using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hangfire.Docs.Tests;

/// <summary>Passing dependencies.</summary>
public sealed class DependencyInjectionTests : HangfireExample
{
    [Fact]
    public async Task TheHostRunsTheServerAndItsContainerMakesTheJobs()
    {
        var key = Notes.Unique();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddScoped<Greeter>();
        builder.Services.AddHangfire(configuration => configuration.UseInMemoryStorage());
        builder.Services.AddHangfireServer(options => options.WorkerCount = 1);
        using var host = builder.Build();
        await host.StartAsync();

        var id = host.Services.GetRequiredService<IBackgroundJobClient>().Enqueue<GreetingJob>(job => job.Greet(key));
        await HoldsAsync(() => Notes.Contain($"hello {key}"), $"job {id} had run");

        await host.StopAsync();
    }

    [Fact]
    public async Task RecurringJobsAreManagedThroughTheContainer()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHangfire(configuration => configuration.UseInMemoryStorage());
        using var host = builder.Build();
        await host.StartAsync();

        host.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<EmailService>("daily", service => service.Send("daily"), Cron.Daily);

        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal(["daily"], connection.GetAllItemsFromSet("recurring-jobs"));
        await host.StopAsync();
    }

    [Fact]
    public async Task AnActivatorOfOnesOwnServesToo()
    {
        using var greeter = new Greeter { Greeting = "good morning" };
        var key = Notes.Unique();
        GlobalConfiguration.Configuration.UseActivator(new ContainerJobActivator(_ => new GreetingJob(greeter)));

        var id = BackgroundJob.Enqueue<GreetingJob>(job => job.Greet(key));
        StartServer();
        await SucceedsAsync(id);

        Assert.True(Notes.Contain($"good morning {key}"));
    }
}
