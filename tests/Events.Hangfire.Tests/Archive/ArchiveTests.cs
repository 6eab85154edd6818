using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Archive;

public sealed class ArchiveTests : IAsyncLifetime
{
    private TestHost host = null!;

    [Fact]
    [Trait("Requirement", "B-30")]
    public async Task AnEntryTellsWhatFailedWhereAndWhy()
    {
        host.Script.OnThing = (_, _) => throw new InvalidOperationException("outer", new TimeoutException("inner"));
        var id = await host.PublishAsync();
        await ArchivedAsync(1);

        var entry = Assert.Single(await ListAsync(new ArchiveFilter { EntityId = id.ToString() }));
        var details = await host.WithAsync<IArchive, ArchivedDetails?>(archive => archive.FindAsync(entry.EventId, "test.Failing"));

        Assert.Equal(
            ("thingDone", id.ToString(), "test.Failing", 2, "System.InvalidOperationException", "outer", ArchiveStatus.Archived, (string?)null),
            (entry.EventName, entry.EntityId, entry.Handler, entry.Attempts, entry.ErrorType, entry.Error, entry.Status, entry.ChangedBy));
        Assert.Equal(id, details!.Envelope.ReadPayload<ThingDonePayload>().Id);
        Assert.Equal(
            [("System.InvalidOperationException", "outer", true), ("System.TimeoutException", "inner", false)],
            details.Exceptions.Select(error => (error.Type, error.Message, error.Stack?.Contains("Hearing", StringComparison.Ordinal) ?? false)));
    }

    [Fact]
    public async Task AFilterChoosesAndADryRunCounts()
    {
        host.Script.OnThing = (_, payload) => payload.Name == "slow" ? throw new TimeoutException("took 100% of the time") : throw new InvalidOperationException("broken");
        await PublishAsync("slow", "slow", "else");
        await ArchivedAsync(3);

        Assert.Equal(
            [new ArchiveGroup("thingDone", "test.Failing", "System.TimeoutException", 2), new ArchiveGroup("thingDone", "test.Failing", "System.InvalidOperationException", 1)],
            await host.WithAsync<IArchive, IReadOnlyList<ArchiveGroup>>(archive => archive.CountAsync(ArchiveFilter.All)));
        Assert.Equal(2, (await ListAsync(new ArchiveFilter { Text = "100% OF" })).Count);
        Assert.Equal(3, (await ListAsync(new ArchiveFilter { EventName = "thingDone", Handler = "test.Failing" })).Count);
        Assert.Empty(await ListAsync(new ArchiveFilter { Handler = "test.Other" }));
        Assert.Empty(await ListAsync(new ArchiveFilter { Text = "100_ of" }));
        Assert.Empty(await ListAsync(new ArchiveFilter { Until = DateTimeOffset.UtcNow.AddHours(-1) }));
        Assert.Equal(3, (await ListAsync(new ArchiveFilter { Since = DateTimeOffset.UtcNow.AddHours(-1) })).Count);
    }

    [Fact]
    [Trait("Requirement", "B-34")]
    public async Task AReplayChoosesByFilterAndBeginsAtTheFirstAttempt()
    {
        host.Script.OnThing = (_, payload) => throw new TimeoutException(payload.Name);
        await PublishAsync("the first!", "two");
        await ArchivedAsync(2);
        host.Script.OnThing = (_, _) => Task.CompletedTask;

        var report = await host.WithAsync<IArchive, ReplayReport>(archive => archive.ReplayAsync(new ArchiveFilter { Text = "The first!" }, "ann"));
        await HandledAsync(1);

        Assert.Equal(new ReplayReport(1, 0, Stopped: false), report);
        Assert.Equal(1, await host.Database.ScalarAsync<int>("select attempts from events.delivery where status = 'Handled'"));
        Assert.Equal("two", Assert.Single(await ListAsync(ArchiveFilter.All)).Error);
        Assert.Equal(("ann", ArchiveStatus.Replayed), Assert.Single(await ListAsync(new ArchiveFilter { Status = ArchiveStatus.Replayed })) is var entry ? (entry.ChangedBy, entry.Status) : default);
    }

    [Fact]
    public async Task AReplayFromAProcessThatDoesNotRelayIsRelayedAtOnce()
    {
        await using var commanding = await TestHost.StartAsync(Declare, options => options.Relays = false, beside: host, workers: 0);
        host.Script.OnThing = (_, _) => throw new TimeoutException();
        await host.PublishAsync();
        await ArchivedAsync(1);
        host.Script.OnThing = (_, _) => Task.CompletedTask;

        await commanding.WithAsync<IArchive, ReplayReport>(archive => archive.ReplayAsync(ArchiveFilter.All, "ann"));

        await HandledAsync(1);
    }

    [Fact]
    public async Task AReplayThatFailsAgainIsArchivedAgainAndBothEntriesAreKept()
    {
        host.Script.OnThing = (_, _) => throw new TimeoutException("still");
        var id = await host.PublishAsync();
        await ArchivedAsync(1);

        await host.WithAsync<IArchive, ReplayReport>(archive => archive.ReplayAsync(ArchiveFilter.All, "ann"));
        await TestHost.WaitUntilAsync(async () => await host.Database.ScalarAsync<long>("select count(*) from events.archive") == 2, () => "It did not fail again.");

        Assert.Equal(4, host.Script.Trace.Count);
        Assert.Equal("Archived,Replayed", await host.Database.ScalarAsync<string>("select string_agg(status, ',' order by status) from events.archive"));
    }

    [Fact]
    public async Task AReplayStopsWhenTooManyFailAgain()
    {
        host.Script.OnThing = (_, _) => throw new TimeoutException("still");
        await PublishAsync([.. Enumerable.Range(0, 12).Select(number => $"{number}")]);
        await ArchivedAsync(12);

        var report = await host.WithAsync<IArchive, ReplayReport>(
            archive => archive.ReplayAsync(ArchiveFilter.All, "ann", new ReplayOptions { PerSecond = 2, StopAfterFailures = 2 }));

        Assert.True(report.Stopped);
        Assert.InRange(report.Replayed, 2, 8);
        Assert.True(report.FailedAgain >= 2);
    }

    [Fact]
    public async Task WhatIsDiscardedIsNeverDeliveredNotEvenByItsOldJob()
    {
        host.Script.OnThing = (_, _) => throw new TimeoutException();
        var id = await host.PublishAsync();
        await ArchivedAsync(1);
        var job = (await host.EventsOfAsync(id))[0].Deliveries[0].JobId!;
        await host.WaitForStateAsync(job, "Failed");
        host.Script.OnThing = (_, _) => Task.CompletedTask;

        Assert.Equal(1, await host.WithAsync<IArchive, int>(archive => archive.DiscardAsync(ArchiveFilter.All, "ann")));
        host.Jobs.Requeue(job);
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(DeliveryStatus.Discarded, (await host.EventsOfAsync(id))[0].Deliveries[0].Status);
        Assert.Equal(2, host.Script.Trace.Count);
    }

    [Fact]
    [Trait("Requirement", "E-05")]
    public async Task AJobRequeuedInTheDashboardClosesItsEntry()
    {
        host.Script.OnThing = (_, _) => throw new TimeoutException();
        var id = await host.PublishAsync();
        await ArchivedAsync(1);
        var job = (await host.EventsOfAsync(id))[0].Deliveries[0].JobId!;
        await host.WaitForStateAsync(job, "Failed");
        host.Script.OnThing = (_, _) => Task.CompletedTask;

        host.Jobs.Requeue(job);
        await HandledAsync(1);

        Assert.Equal("Replayed", await host.Database.ScalarAsync<string>("select status from events.archive"));
    }

    [Fact]
    public async Task APurgeForgetsAndEveryChangeIsKeptWithWhoMadeIt()
    {
        host.Script.OnThing = (_, _) => throw new TimeoutException();
        await PublishAsync("one", "two");
        await ArchivedAsync(2);

        var purged = await host.WithAsync<IArchive, int>(archive => archive.PurgeAsync(new ArchiveFilter { EventName = "thingDone" }, "bob"));
        await host.WithAsync<IArchive, int>(archive => archive.DiscardAsync(ArchiveFilter.All, "ann"));
        var history = await host.WithAsync<IArchive, IReadOnlyList<ArchiveAction>>(archive => archive.HistoryAsync());

        Assert.Equal(2, purged);
        Assert.Empty(await ListAsync(ArchiveFilter.All));
        Assert.Equal(2, await host.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Discarded'"));
        Assert.Equal(
            [("ann", ArchiveActionKind.Discard, "all", 0), ("bob", ArchiveActionKind.Purge, "name thingDone", 2)],
            history.Select(action => (action.By, action.Kind, action.Filter, action.Deliveries)));
    }

    public async Task InitializeAsync() => host = await TestHost.StartAsync(Declare, options => options.RelayPollInterval = TimeSpan.FromHours(1));

    public async Task DisposeAsync() => await host.DisposeAsync();

    private static void Declare(IDomainAppBuilder app) => app.Handles<ThingDonePayload, Failing>();

    private Task PublishAsync(params string[] names) =>
        host.PublishAsync([.. names.Select(name => Publication.Of(new ThingDonePayload(Guid.NewGuid(), name, true)))]);

    private Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter) => host.WithAsync<IArchive, IReadOnlyList<ArchivedDelivery>>(archive => archive.ListAsync(filter));

    private Task ArchivedAsync(int count) => CountAsync("Archived", count);

    private Task HandledAsync(int count) => CountAsync("Handled", count);

    private Task CountAsync(string status, int count) => TestHost.WaitUntilAsync(
        async () => await host.Database.ScalarAsync<long>($"select count(*) from events.delivery where status = '{status}'") == count, () => $"Not {count} are {status}.");

    [Retry(1, FactorSeconds = 0, Jitter = Jitter.None)]
    private sealed class Failing(Script script, ThingsDbContext db) : Hearing(script, db);
}
