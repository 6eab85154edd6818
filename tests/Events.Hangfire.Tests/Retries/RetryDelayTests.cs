using System.Globalization;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.Storage.Monitoring;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Retries;

public sealed class RetryDelayTests
{
    [Fact]
    [Trait("Category", "Slow")]
    [Trait("Requirement", "E-03")]
    public async Task AttemptsAreOneTwoAndFourSecondsApartAndSayWhy()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DoubleEachTime>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new TimeoutException("slow");

        var job = host.Jobs.Enqueue<DoubleEachTime>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        var scheduled = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(job).History
            .Where(state => state.StateName == "Scheduled").Reverse().ToList();
        Assert.Equal([1, 2, 4], scheduled.Select(Delay));
        Assert.Equal(
            ["Attempt 1 of 4 failed: slow", "Attempt 2 of 4 failed: slow", "Attempt 3 of 4 failed: slow"],
            scheduled.Select(state => state.Reason));
        Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Null(await host.Database.ScalarAsync<string>($"select value from hangfire.jobparameter where jobid = {job} and name = 'RetryCount'"));
        Assert.Equal(0L, await host.Database.ScalarAsync<long>("select count(*) from hangfire.set where key = 'retries'"));
    }

    private static int Delay(StateHistoryDto state) =>
        (int)Math.Round((Milliseconds(state, "EnqueueAt") - Milliseconds(state, "ScheduledAt")) / 1000.0);

    // The recorded text is milliseconds or an ISO date, by the storage's compatibility level.
    private static long Milliseconds(StateHistoryDto state, string name) =>
        long.TryParse(state.Data[name], CultureInfo.InvariantCulture, out var number)
            ? number
            : DateTimeOffset.Parse(state.Data[name], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

[EntityAction(DeleteOnFailure = true), Retry(3, Jitter = Jitter.None)]
public sealed class DoubleEachTime(Script script, IJobContext job) : ScriptedAction(script, job);
