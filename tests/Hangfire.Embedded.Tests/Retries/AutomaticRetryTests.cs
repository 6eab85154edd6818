using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Retries;

public sealed class AutomaticRetryTests : IDisposable
{
    private readonly JobLab lab = new(new AutomaticRetryAttribute(), new StatisticsHistoryAttribute());

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AFailedJobIsScheduledWithReasonCountAndListEntry()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailSlowly());

        lab.StartServer();
        await lab.ReachesAsync(id, ScheduledState.StateName);

        Assert.Equal(["Enqueued", "Processing", "Failed", "Scheduled"], lab.History(id));
        Assert.Equal("Retry attempt 1 of 3: boom", lab.Last(id).Reason);
        Assert.Equal("1", lab.Parameter(id, "RetryCount"));
        Assert.Equal([id], lab.Set("retries"));
        Assert.Equal(0, Counter("stats:failed:" + Today));
    }

    [Fact]
    public async Task ARetryWithoutDelayIsEnqueuedAtOnceAndTheAttributeReplacesTheGlobalFilter()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailTwice());

        lab.StartServer();
        await Eventually.HoldsAsync(() => lab.History(id).Length == 6, "the retry failed too");

        Assert.Equal(["Enqueued", "Processing", "Failed", "Enqueued", "Processing", "Failed"], lab.History(id));
        Assert.Equal("Retry attempt 1 of 1: boom", lab.Details(id).History[2].Reason);
    }

    [Fact]
    public async Task AJobOutOfAttemptsIsDeletedWhenAskedTo()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailAway());

        lab.StartServer();
        await lab.ReachesAsync(id, DeletedState.StateName);

        Assert.Equal(["Enqueued", "Processing", "Failed", "Deleted"], lab.History(id));
        Assert.Contains("\"boom\"", lab.Last(id).Data["Exception"]);
        Assert.Equal((1, 1), (Counter("stats:deleted"), Counter("stats:deleted:" + Today)));
    }

    [Fact]
    public async Task OtherExceptionsThanTheNamedAreNotRetried()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailUnexpectedly());

        lab.StartServer();
        await lab.ReachesAsync(id, FailedState.StateName);

        Assert.Null(lab.Parameter(id, "RetryCount"));
        Assert.Equal(1, Counter("stats:failed:" + Today));
    }

    [Fact]
    public async Task AnElectFilterDecidesAloneWhereAProviderSwitchedRetriesOff()
    {
        lab.Add(new NoAutomaticRetry());
        lab.Filters.Add(new OwnRetry());
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Fail("boom"));

        lab.StartServer();
        await lab.ReachesAsync(id, ScheduledState.StateName);

        Assert.Equal(["Enqueued", "Processing", "Failed", "Scheduled"], lab.History(id));
        Assert.Equal("our reason", lab.Last(id).Reason);
        Assert.Null(lab.Parameter(id, "RetryCount"));
        Assert.Empty(lab.Set("retries"));
    }

    [Fact]
    public async Task ALongMessageIsShortenedInTheReason()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Fail(new string('x', 60)));

        lab.StartServer();
        await lab.ReachesAsync(id, ScheduledState.StateName);

        Assert.Equal($"Retry attempt 1 of 10: {new string('x', 50)}…", lab.Last(id).Reason);
    }

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private long Counter(string key)
    {
        using var connection = (Hangfire.Storage.JobStorageConnection)lab.Storage.GetConnection();
        return connection.GetCounter(key);
    }

    private sealed class NoAutomaticRetry : IJobFilterProvider
    {
        public IEnumerable<JobFilter> GetFilters(Job? job) =>
            [new JobFilter(new AutomaticRetryAttribute { Attempts = 0 }, JobFilterScope.Method, null)];
    }

    private sealed class OwnRetry : JobFilterAttribute, IElectStateFilter
    {
        public OwnRetry() => Order = 10;

        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is FailedState)
                context.CandidateState = new ScheduledState(TimeSpan.FromHours(1)) { Reason = "our reason" };
        }
    }
}
