using System.Text.Json;
using Events.Tests.Support;

namespace Events.Tests.Deliveries;

public sealed class ExplainTests : IDeliveryTrail, IJobMonitor
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("44f33071-e444-494f-bcff-b5e3594f7628");

    private EventTrail? trail;
    private JobReport? job;

    public static TheoryData<string, string, string> Jobs => new()
    {
        { "no server", "NoServer", "Job 7 waits in queue \"mail\", and no server runs. Start a process with AddHangfireServer()." },
        { "no server on queue", "NoServerOnQueue", "Job 7 waits in queue \"mail\", which none of 2 servers serves. Add the queue to one of them." },
        { "in queue", "InQueue", "Job 7 waits in queue \"mail\" since 2026-05-04 03:01:01Z: 3 jobs are before it, 1 servers serve the queue." },
        { "taken", "Taken", "Job 7 was taken from queue \"mail\" by a server that has not begun it. If that server died, another takes it over after the invisibility timeout." },
        { "retry", "WaitingForRetry", "Job 7 waits for its next attempt until 2026-05-04 04:02:01Z. Attempt 1 of 3 failed: slow" },
        { "scheduled", "Scheduled", "Job 7 is due at 2026-05-04 04:02:01Z." },
        { "awaiting", "Awaiting", "Job 7 waits for job 6 to end." },
        { "running", "Running", "Job 7 runs since 2026-05-04 03:01:01Z on host:1." },
        { "silent", "ServerSilent", "Job 7 began at 2026-05-04 03:01:01Z on host:1, which gave its last sign of life at 2026-05-04 02:57:01Z. Another server takes the job over after the invisibility timeout." },
        { "dead", "ServerSilent", "Job 7 began at 2026-05-04 03:01:01Z on host:1, which is not known any more. Another server takes the job over after the invisibility timeout." },
        { "succeeded", "Succeeded", "Job 7 succeeded at 2026-05-04 03:01:01Z." },
        { "failed", "Failed", "Job 7 failed for good at 2026-05-04 03:01:01Z: broken. Find the cause, then requeue it or replay its delivery." },
        { "deleted", "Deleted", "Job 7 was deleted at 2026-05-04 03:01:01Z. Triggered via Dashboard UI" },
        { "paused", "Other", "Job 7 is in the state \"Paused\" since 2026-05-04 03:01:01Z." },
        { "gone", "NotFound", "The engine has no job \"7\": it ended and was forgotten, or never existed in this database. Check the id and the database." },
    };

    public static TheoryData<string, string, string> Deliveries => new()
    {
        { "handled", "Handled", "test.Hear handled it at 2026-05-04 03:01:01Z, at attempt 2." },
        { "discarded", "Discarded", "The delivery to test.Hear was discarded; it is not delivered any more." },
        { "archived", "Archived", "test.Hear failed 2 times, the last time with \"broken\", and is in the archive since 2026-05-04 03:01:01Z. Replay it after the fix." },
        { "locked", "Locked", "A transaction that has not ended holds the delivery to test.Hear: it runs right now, or a session hangs." },
        { "behind", "OrderedBehind", $"test.Hear handles events of an entity in order, and {Id} comes first. Ask about that event." },
        { "no job", "NoJob", "The delivery to test.Hear has no job yet; the relay creates it within its poll interval." },
        { "no relay", "NoRelay", "The delivery to test.Hear needs a job, and no relay is connected. Start a process with UseHangfire()." },
        { "job gone", "JobGone", "The delivery to test.Hear is not done, and its job 7 is gone from the engine. Set its job_id to null in events.delivery; the relay gives it another." },
    };

    [Theory, MemberData(nameof(Jobs))]
    public async Task AJobIsExplainedByItsState(string which, string cause, string text)
    {
        var enqueued = new JobReport("7", "Enqueued", Now.AddMinutes(-1), null) { Queue = "mail" };
        var processing = new JobReport("7", "Processing", Now.AddMinutes(-1), null) { Server = "host:1" };
        job = which switch
        {
            "no server" => enqueued,
            "no server on queue" => enqueued with { Servers = 2 },
            "in queue" => enqueued with { Servers = 2, ServersOfQueue = 1, Ahead = 3 },
            "taken" => enqueued with { Servers = 2, ServersOfQueue = 1 },
            "retry" => new JobReport("7", "Scheduled", Now, "Attempt 1 of 3 failed: slow") { Due = Now.AddHours(1), FailedAttempts = 1 },
            "scheduled" => new JobReport("7", "Scheduled", Now, null) { Due = Now.AddHours(1) },
            "awaiting" => new JobReport("7", "Awaiting", Now, null) { Parent = "6" },
            "running" => processing with { ServerSeen = Now.AddSeconds(-20) },
            "silent" => processing with { ServerSeen = Now.AddMinutes(-5) },
            "dead" => processing,
            "succeeded" => new JobReport("7", "Succeeded", Now.AddMinutes(-1), null),
            "failed" => new JobReport("7", "Failed", Now.AddMinutes(-1), null) { Error = "broken" },
            "deleted" => new JobReport("7", "Deleted", Now.AddMinutes(-1), "Triggered via Dashboard UI"),
            "paused" => new JobReport("7", "Paused", Now.AddMinutes(-1), null),
            _ => null,
        };

        var finding = Assert.Single((await Explain().JobAsync("7")).Findings);

        Assert.Equal((cause, text), (finding.Cause.ToString(), finding.Text));
    }

    [Theory, MemberData(nameof(Deliveries))]
    public async Task ADeliveryIsExplainedByWhereItStands(string which, string cause, string text)
    {
        var open = new DeliveryTrail("test.Hear", "default", DeliveryStatus.Queued, 2, "broken", null, null, Now.AddMinutes(-1));
        var (delivery, relays) = which switch
        {
            "handled" => (open with { Status = DeliveryStatus.Handled }, 1),
            "discarded" => (open with { Status = DeliveryStatus.Discarded }, 1),
            "archived" => (open with { Status = DeliveryStatus.Archived }, 1),
            "locked" => (open with { IsLocked = true }, 1),
            "behind" => (open with { Behind = Id }, 1),
            "no job" => (open, 1),
            "no relay" => (open, 0),
            _ => (open with { JobId = "7" }, 1),
        };
        trail = new EventTrail(Id, "e", true, Now, 0, relays, [delivery]);

        var explanation = await Explain().EventAsync(Id);

        Assert.Equal((cause, text), Assert.Single(explanation.Findings) is var finding ? (finding.Cause.ToString(), finding.Text) : default);
        Assert.Equal($"Event {Id} (e):{Environment.NewLine}- {text}", explanation.ToString());
    }

    [Fact]
    public async Task AnEventThatWasNeverCommittedIsNotFound() => Assert.Equal(
        (Cause.NotFound, $"No event has the id \"{Id}\" in this database: its transaction was rolled back or has not been committed yet, or the event was purged. Check the id and the database."),
        Assert.Single((await Explain().EventAsync(Id)).Findings) is var finding ? (finding.Cause, finding.Text) : default);

    [Theory]
    [InlineData(2, Cause.NotRelayed, "It is committed since 2026-05-04 03:02:01Z and waits for the relay; 5 events are before it, 2 relays are connected.")]
    [InlineData(0, Cause.NoRelay, "It is committed since 2026-05-04 03:02:01Z, and no relay is connected. Start a process with UseHangfire().")]
    public async Task AnEventThatWaitsForTheRelaySaysSo(int relays, Cause cause, string text)
    {
        trail = new EventTrail(Id, "e", false, Now, 5, relays, []);

        Assert.Equal((cause, text), Assert.Single((await Explain().EventAsync(Id)).Findings) is var finding ? (finding.Cause, finding.Text) : default);
    }

    [Fact]
    public async Task AnEventNobodyHearsSaysSo()
    {
        trail = new EventTrail(Id, "e", true, Now, 0, 1, []);

        Assert.Equal(Cause.NoHandler, Assert.Single((await Explain().EventAsync(Id)).Findings).Cause);
    }

    [Fact]
    public async Task AReplayAndAnUnknownHandlerAreTold()
    {
        trail = new EventTrail(Id, "e", true, Now, 0, 1, [
            new DeliveryTrail("test.Heard", "default", DeliveryStatus.Queued, 0, null, null, null, null) { ReplayedBy = "ann", ReplayedAt = Now },
        ]);

        Assert.Equal([Cause.Replayed, Cause.UnknownHandler, Cause.NoJob], (await Explain().EventAsync(Id)).Findings.Select(finding => finding.Cause));
    }

    [Fact]
    public async Task AJobThatDeliversIsExplainedWithItsDelivery()
    {
        job = new JobReport("7", "Failed", Now, null) { Error = "broken" };
        trail = new EventTrail(Id, "e", true, Now, 0, 1, [new DeliveryTrail("test.Hear", "default", DeliveryStatus.Archived, 3, "broken", "7", null, Now)]);

        Assert.Equal([Cause.Failed, Cause.Archived], (await Explain().JobAsync("7")).Findings.Select(finding => finding.Cause));
    }

    [Fact]
    public async Task AnExplanationIsAlsoJson()
    {
        job = new JobReport("7", "Succeeded", Now, null);

        Assert.Equal(
            """{"subject":"Job 7","findings":[{"cause":"Succeeded","text":"Job 7 succeeded at 2026-05-04 03:02:01Z.","handler":null,"jobId":"7","due":null}]}""",
            JsonSerializer.Serialize(await Explain().JobAsync("7"), JsonSerializerOptions.Web));
    }

    Task<EventTrail?> IDeliveryTrail.FindAsync(Guid eventId, CancellationToken cancel) => Task.FromResult(trail);

    Task<IReadOnlyList<EventTrail>> IDeliveryTrail.FindByJobAsync(string jobId, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<EventTrail>>(trail is null ? [] : [trail]);

    JobReport? IJobMonitor.Find(string jobId) => job;

    private Explain Explain()
    {
        var apps = new DomainApps([new InlineApp("test", app => app.Handles("e", "Hear", () => { }))]);
        return new Explain(this, apps.Registry, apps, new ManualTimeProvider(Now), this);
    }
}
