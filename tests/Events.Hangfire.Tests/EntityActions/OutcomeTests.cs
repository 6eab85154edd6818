using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class OutcomeTests
{
    [Fact, Trait("Requirement", "O-15")]
    public async Task AnAttemptThatTakesTooLongFailsWithTheCodeTimeout()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<TakesTooLong>());
        var thing = await host.AddThingAsync();
        var deadlines = new List<DateTimeOffset?>();
        host.Script.Act = (_, job, cancel) =>
        {
            deadlines.Add(job.Deadline);
            return Task.Delay(Timeout.Infinite, cancel);
        };

        await host.WaitForStateAsync(host.Jobs.Enqueue<TakesTooLong>(x => x.Run(thing.Id)), "Failed");

        var failed = Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Payload;
        Assert.Equal("TIMEOUT", failed.GetProperty("code").GetString());
        Assert.Equal(
            $"TakesTooLong on Thing \"{thing.Id}\" took longer than its limit of 0.2 seconds. Raise TimeoutSeconds, or let it do less at once.",
            failed.GetProperty("detail").GetString());
        Assert.Equal(["act 1/2", "act 2/2"], host.Script.Trace);
        Assert.All(deadlines, deadline => Assert.InRange(deadline!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow));
    }

    [Fact, Trait("Requirement", "O-15")]
    public async Task AnActionThatDoesNotHearThatItsTimeIsOverIsLateAllTheSame()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<TakesTooLong>());
        var thing = await host.AddThingAsync();
        host.Script.Act = async (entity, _, cancel) =>
        {
            entity.Effects++;
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        await host.WaitForStateAsync(host.Jobs.Enqueue<TakesTooLong>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal(0, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact, Trait("Requirement", "K24"), Trait("Fault", "F20")]
    public async Task ACommitWhoseAnswerWasLostIsASuccessEvenAtTheLastAttempt()
    {
        var fault = new ScriptedFault { At = FaultPoint.AfterCommit };
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteOnFailure>(), services: services => services.AddFault(fault));
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        Assert.Equal("Succeeded", await host.WaitForStateAsync(job, "Succeeded", "Failed"));

        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact, Trait("Requirement", "K24"), Trait("Fault", "F20")]
    public async Task ARetryingStrategyAsksTheReceiptBeforeItRepeatsACommit()
    {
        var fault = new ScriptedFault { At = FaultPoint.AfterCommit, Error = () => new NpgsqlException("The answer was lost.", new TimeoutException()) };
        await using var host = await TestHost.StartAsync(
            app => app.HasAction<ActOnce>(), services: services => services.AddFault(fault), npgsql: options => options.EnableRetryOnFailure());
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(["act 1/1"], host.Script.Trace);
        Assert.True(fault.Passings >= 1, "The commit was not disturbed.");
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact, Trait("Requirement", "G-03")]
    public async Task AJobThatHangfireDeletesWhenItsAttemptsAreUsedUpHasFailed()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeletedWhenExhausted>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");

        var job = host.Jobs.Enqueue<DeletedWhenExhausted>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Deleted");

        Assert.Equal(["act 1/2", "act 2/2"], host.Script.Trace);
        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact]
    public async Task AJobDeletedBecauseItsAttemptsWereUsedUpBeginsANewSeriesWhenRequeued()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeletedWhenExhausted>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");
        var job = host.Jobs.Enqueue<DeletedWhenExhausted>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Deleted");

        host.Script.Trace.Clear();
        host.Script.Act = (_, context, _) => context.Attempt == 1 ? throw new TimeoutException("slow") : Task.CompletedTask;
        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(["act 1/2", "act 2/2"], host.Script.Trace);
        Assert.Equal(["thingFailed", "thingDone"], (await host.EventsOfAsync(thing.Id)).Select(entry => entry.Envelope.Metadata.EventName));
        Assert.Equal(2, (await host.ReceiptOfAsync(job))!.Series);
    }

    [Fact]
    public async Task HangfiresRetryAttributeDoesNotRepeatWhatCannotHeal()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<HangfireRetriesFive>());
        var unknown = Guid.NewGuid();

        var job = host.Jobs.Enqueue<HangfireRetriesFive>(x => x.Run(unknown));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal(0L, await host.Database.ScalarAsync<long>($"select count(*) from hangfire.state where jobid = {job} and name = 'Scheduled'"));
        Assert.Single(await host.EventsOfAsync(unknown));
    }

    [Fact]
    public async Task EachSeriesHasAReceiptThatSaysWhichItIs()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");
        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");
        Assert.True(host.Jobs.Requeue(job));
        await TestHost.WaitUntilAsync(async () => await host.Database.ScalarAsync<long>("select count(*) from events.receipt") == 2, () => "There is no second receipt.");

        Assert.Equal("1 Failed, 2 Failed", await host.Database.ScalarAsync<string>("select string_agg(series || ' ' || outcome, ', ' order by series) from events.receipt"));
        Assert.Equal(["thingFailed", "thingFailed"], (await host.EventsOfAsync(thing.Id)).Select(entry => entry.Envelope.Metadata.EventName));
    }

    [Fact]
    public async Task AJobSomebodyDeletesHasNoOutcome()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));

        Assert.True(host.Jobs.Delete(job));
        await host.WaitForStateAsync(job, "Deleted");

        Assert.Null(await host.ReceiptOfAsync(job));
        Assert.Empty(await host.EventsOfAsync(thing.Id));
        Assert.NotNull(await host.FindAsync(thing.Id));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task OnlyTheExceptionsAnActionNamesAreRetried(bool named, int runs)
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<RetriesTimeouts>(), options => options.Retry = new RetryPolicy { MaxRetries = 1, Factor = TimeSpan.Zero });
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw (named ? new TimeoutException("slow") : new InvalidOperationException("boom"));

        await host.WaitForStateAsync(host.Jobs.Enqueue<RetriesTimeouts>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal(runs, host.Script.Trace.Count);
    }

    [Fact, Trait("Requirement", "D-27")]
    public async Task TheLogNamesActionJobEntityAndWhatBecameOfIt()
    {
        var log = new RecordingLog();
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteOnFailure>(), services: services =>
            services.AddSingleton<ILoggerProvider>(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information)));
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal(
            [
                $"Warning DeleteOnFailure job {job} on Thing {thing.Id}: attempt 1 of 1 failed (boom)",
                $"Information Deleting Thing {thing.Id} with the outcome of job {job}",
                $"Error DeleteOnFailure job {job} on Thing {thing.Id} failed for good at attempt 1 (boom)",
                $"Information Thing {thing.Id} was deleted with the outcome of job {job}",
            ],
            log.Of("Events.EntityActionRunner"));
    }
}
