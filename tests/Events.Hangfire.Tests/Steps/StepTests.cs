using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Steps;

public sealed class StepTests
{
    private const string Steps = "select count(*)::int from events.step";

    [Fact]
    public async Task AStepThatHasEndedIsNotRunByTheNextAttempt()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<RetryThrice>());
        var thing = await host.AddThingAsync();
        var charged = 0;
        host.Script.Act = async (entity, job, _) =>
        {
            var charge = await job.StepAsync("charge", _ => Task.FromResult(new Charge(++charged, "visa")));
            entity.Name = $"{charge.Card} {charge.Number}";
            if (job.Attempt < 3)
            {
                throw new TimeoutException("slow");
            }
        };

        await host.WaitForStateAsync(host.Jobs.Enqueue<RetryThrice>(action => action.Run(thing.Id)), "Succeeded");

        Assert.Equal((1, "visa 1"), (charged, (await host.FindAsync(thing.Id))!.Name));
    }

    [Fact]
    public async Task AStepThatFailedRunsAgain()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<RetryThrice>());
        var thing = await host.AddThingAsync();
        var tries = 0;
        host.Script.Act = (_, job, _) => job.StepAsync("charge", _ => ++tries < 3 ? throw new TimeoutException("slow") : Task.CompletedTask);

        await host.WaitForStateAsync(host.Jobs.Enqueue<RetryThrice>(action => action.Run(thing.Id)), "Succeeded");

        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task TwoJobsHaveTheirOwnSteps()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        var charged = 0;
        host.Script.Act = (_, job, _) => job.StepAsync("charge", _ => Task.FromResult(Interlocked.Increment(ref charged)));

        await host.WaitForStateAsync(host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id)), "Succeeded");
        await host.WaitForStateAsync(host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id)), "Succeeded");

        Assert.Equal((2, 2), (charged, await host.Database.ScalarAsync<int>(Steps)));
    }

    [Fact]
    public async Task StepsGoOnceTheirJobHasItsReceiptAndOthersStay()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, job, _) => job.StepAsync("charge", _ => Task.FromResult(1));
        await host.WaitForStateAsync(host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id)), "Succeeded");
        await host.Database.ExecuteAsync(
            "insert into events.step values ('open', 'charge', '1', now() - interval '29 days'), ('forgotten', 'charge', '1', now() - interval '31 days')");

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(CancellationToken.None);

        Assert.Equal("open", await host.Database.ScalarAsync<string>("select string_agg(job_key, ',') from events.step"));
    }

    private sealed record Charge(int Number, string Card);
}
