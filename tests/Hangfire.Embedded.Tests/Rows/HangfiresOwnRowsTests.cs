using Hangfire.Embedded.Tests.Dashboard;
using Hangfire.Embedded.Tests.Support;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Rows;

/// <summary>Rows that Hangfire wrote are read, run, requeued and shown.</summary>
[Collection(GlobalConfigurationCollection.Name)]
public sealed class HangfiresOwnRowsTests : IAsyncLifetime
{
    private TestDatabase? database;
    private PostgreSqlStorage? storage;

    private PostgreSqlStorage Storage => storage!;

    private BackgroundJobClient Client => new(Storage);

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        storage = new PostgreSqlStorage(database.ConnectionString);
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings();
    }

    public async Task DisposeAsync()
    {
        Sample.LetRunEnd();
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_110).UseDefaultTypeSerializer().UseSerializerSettings(null);
        await database!.DisposeAsync();
    }

    [Fact]
    public async Task AnEnqueuedJobAndItsContinuationRun()
    {
        await LoadAsync("03-plus-continuation-awaiting");
        Sample.LetRunEnd();

        using var server = StartServer();
        await ReachesAsync("3", "Succeeded");

        Assert.Equal(["Enqueued", "Processing", "Succeeded"], History("1"));
        Assert.Equal(["Awaiting", "Enqueued", "Processing", "Succeeded"], History("3"));
        Assert.Equal(["Scheduled"], History("2"));
    }

    [Fact]
    public async Task AScheduledRetryGoesOnCounting()
    {
        await LoadAsync("09-requeued-and-failed-again");
        Client.Requeue("4");

        using var server = StartServer();
        await Eventually.HoldsAsync(() => History("4").Length == 8, "the job had failed again");

        Assert.Equal(["Enqueued", "Processing", "Failed", "Scheduled", "Enqueued", "Processing", "Failed", "Scheduled"], History("4"));
        Assert.Equal("Retry attempt 2 of 3: boom", Details("4").History[0].Reason);
    }

    [Fact]
    public async Task AFailedJobIsRequeuedAndDeleted()
    {
        await LoadAsync("09-requeued-and-failed-again");

        Assert.True(Client.Requeue("5", "Failed"));
        Assert.Equal(1, Storage.GetMonitoringApi().EnqueuedCount("default"));
        Assert.True(Client.Delete("5"));

        Assert.Equal(1, Storage.GetMonitoringApi().GetStatistics().Deleted);
        Assert.Equal("boom", Details("4").History.Single(state => state.StateName == "Failed").Data["ExceptionMessage"]);
    }

    [Fact]
    public async Task ARecurringJobIsReadTriggeredAndKept()
    {
        await LoadAsync("12-recurring-triggered");
        var manager = new RecurringJobManager(Storage);

        using var connection = Storage.GetConnection();
        var nightly = Assert.Single(connection.GetRecurringJobs());
        Assert.Equal(("0 3 * * *", "UTC", "7", "Succeeded"), (nightly.Cron, nightly.TimeZoneId, nightly.LastJobId, nightly.LastJobState));
        Assert.Equal(nameof(Sample.Plain), nightly.Job!.Method.Name);

        manager.AddOrUpdate<Sample>("nightly", sample => sample.Plain(), "0 3 * * *");
        Assert.Equal(nightly.NextExecution, Assert.Single(connection.GetRecurringJobs()).NextExecution);
        Assert.Equal("8", manager.TriggerJob("nightly"));
    }

    [Fact]
    public async Task EverythingIsShown()
    {
        await LoadAsync("13-result-and-generic");
        var shown = Storage.GetMonitoringApi();

        Assert.Equal(["9", "8", "7", "6", "3", "1"], shown.SucceededJobs(0, 10).Select(job => job.Key));
        Assert.Equal("42", shown.SucceededJobs(1, 1).Single().Value.Result);
        Assert.Equal(typeof(Generic<Item>), Details("9").Job!.Type);
        Assert.Equal("n", Assert.IsType<Item>(Details("9").Job!.Args[0]).Name);
        Assert.Equal("critical", Details("6").Job!.Queue);
        Assert.Equal(["Deleted"], shown.DeletedJobs(0, 10).Select(job => Details(job.Key).History[0].StateName));
        Assert.Equal(["2", "4"], shown.ScheduledJobs(0, 10).Select(job => job.Key).Order());
        Assert.Equal(["default", "critical"], Assert.Single(shown.Servers()).Queues);
        Assert.Equal((6, 1, 2, 1), (shown.GetStatistics().Succeeded, shown.GetStatistics().Deleted, shown.GetStatistics().Scheduled, shown.GetStatistics().Recurring));
    }

    [Fact]
    public async Task TheDashboardShowsIt()
    {
        await LoadAsync("13-result-and-generic");
        await using var dashboard = await DashboardHost.Start(storage: Storage);

        Assert.Contains("nightly", await dashboard.Page("/recurring"), StringComparison.Ordinal);
        Assert.Contains("Retry attempt 1 of 3: boom", await dashboard.Page("/jobs/details/4"), StringComparison.Ordinal);
        Assert.Contains("Generic", await dashboard.Page("/jobs/succeeded"), StringComparison.Ordinal);
        Assert.Contains("Continuations", await dashboard.Page("/jobs/details/1"), StringComparison.Ordinal);
    }

    private Task LoadAsync(string step) => RecordedTables.LoadAsync(database!, step);

    private BackgroundJobServer StartServer() => new(new BackgroundJobServerOptions { WorkerCount = 1, Activator = new JobActivator() }, Storage);

    private JobDetailsDto Details(string id) => Storage.GetMonitoringApi().JobDetails(id)!;

    private string[] History(string id) => [.. Details(id).History.Reverse().Select(state => state.StateName)];

    private Task ReachesAsync(string id, string state) =>
        Eventually.HoldsAsync(() => Details(id).History[0].StateName == state, $"job {id} was {state}");
}
