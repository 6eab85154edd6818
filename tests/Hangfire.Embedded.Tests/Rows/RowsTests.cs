using System.Globalization;
using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.PostgreSql;
using Hangfire.States;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Rows;

/// <summary>Goes through the recorded scenario and finds the same rows after each step.</summary>
[Collection(GlobalConfigurationCollection.Name)]
public sealed class RowsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo uiCulture = CultureInfo.CurrentUICulture;
    private TestDatabase? database;

    private TestDatabase Database => database!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings();
    }

    public async Task DisposeAsync()
    {
        Sample.LetRunEnd();
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = uiCulture;
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_110).UseDefaultTypeSerializer().UseSerializerSettings(null);
        await Database.DisposeAsync();
    }

    [Fact]
    public async Task EachStepLeavesTheRecordedRows()
    {
        // Here, for what an awaited method before the test sets does not reach the test.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var storage = new PostgreSqlStorage(Database.ConnectionString);
        var client = new BackgroundJobClient(storage);
        var first = client.Create(
            Job.FromExpression<Sample>(sample =>
                sample.Run(Guid.Parse("11111111-2222-3333-4444-555555555555"), 7, "text", null, CancellationToken.None)),
            new EnqueuedState());
        await AssertRowsAsync("01-enqueued");

        client.Create(Job.FromExpression<Sample>(sample => sample.Plain()), new ScheduledState(TimeSpan.FromDays(1)));
        await AssertRowsAsync("02-plus-scheduled");

        client.ContinueJobWith<Sample>(first, sample => sample.Plain());
        await AssertRowsAsync("03-plus-continuation-awaiting");

        var recurring = new RecurringJobManager(storage, JobFilterProviders.Providers, new DefaultTimeZoneResolver(), HalfADayAhead);
        recurring.AddOrUpdate<Sample>("nightly", sample => sample.Plain(), "0 3 * * *");
        await AssertRowsAsync("04-plus-recurring");

        using var server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = 1, Queues = ["default", "critical"], ServerName = "golden", Activator = new JobActivator(),
            },
            storage);
        await WaitForStateAsync(1, "Processing");
        await AssertRowsAsync("05-while-processing");

        Sample.LetRunEnd();
        await WaitForStateAsync(1, "Succeeded");
        await WaitForStateAsync(3, "Succeeded");
        await AssertRowsAsync("06-succeeded-and-continuation-ran");

        client.Create(Job.FromExpression<Sample>(sample => sample.Fail(1)), new EnqueuedState());
        await WaitForStateAsync(4, "Scheduled");
        await AssertRowsAsync("07-failed-once-retry-scheduled");

        var failed = client.Create(Job.FromExpression<Sample>(sample => sample.FailNoRetry()), new EnqueuedState());
        await WaitForStateAsync(5, "Failed");
        await AssertRowsAsync("08-failed-finally");

        client.ChangeState(failed, new EnqueuedState(), null);
        await WaitForStateAsync(5, "Failed", attempts: 2);
        await AssertRowsAsync("09-requeued-and-failed-again");

        client.ChangeState(failed, new DeletedState(), null);
        await AssertRowsAsync("10-deleted");

        client.Create(Job.FromExpression<Sample>(sample => sample.Plain(), "critical"), new EnqueuedState());
        await WaitForStateAsync(6, "Succeeded");
        await AssertRowsAsync("11-named-queue-done");

        recurring.TriggerJob("nightly");
        await WaitForStateAsync(7, "Succeeded");
        await AssertRowsAsync("12-recurring-triggered");

        client.Enqueue<Sample>(sample => sample.Returns());
        client.Enqueue<Generic<Item>>(generic => generic.Handle(new Item { Name = "n", Tags = new List<string> { "a" } }));
        await WaitForStateAsync(8, "Succeeded");
        await WaitForStateAsync(9, "Succeeded");
        await AssertRowsAsync("13-result-and-generic");

        server.Dispose();
        await AssertRowsAsync("14-after-shutdown");
    }

    // So that the nightly job is not due while the test runs, even at night.
    private static DateTime HalfADayAhead() => DateTime.UtcNow.AddHours(12);

    private async Task AssertRowsAsync(string step)
    {
        var recorded = ComparableRows.Of(RecordedRows.After(step));

        Assert.Equal(recorded, ComparableRows.Of(await StoredRows.OfAsync(Database)));
    }

    // The queue entry goes in the transaction of the last state.
    private async Task WaitForStateAsync(int position, string state, int attempts = 1)
    {
        var sql =
            $"select coalesce((select statename = '{state}' and (select count(*) from hangfire.state s where s.jobid = j.id and s.name = '{state}') >= {attempts} " +
            $"from hangfire.job j order by id offset {position - 1} limit 1), false)";
        using var patience = new CancellationTokenSource(Patience);
        while (!await Database.ScalarAsync<bool>(sql))
        {
            Assert.False(patience.IsCancellationRequested, $"job {position} never came to '{state}':\n{ComparableRows.Of(await StoredRows.OfAsync(Database))}");
            await Task.Yield();
        }
    }
}
