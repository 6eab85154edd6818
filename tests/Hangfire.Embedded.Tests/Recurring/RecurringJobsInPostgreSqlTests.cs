using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Storage.PostgreSql;
using Hangfire.Server;

namespace Hangfire.Embedded.Tests.Recurring;

public sealed class RecurringJobsInPostgreSqlTests : PostgreSqlTest
{
    private const int Count = 10;

    [Fact]
    public async Task SeveralServersStartAnOccurrenceOnce()
    {
        var noon = new DateTime(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
        var storages = new[] { OpenStorage(), OpenStorage(), OpenStorage() };
        var manager = new RecurringJobManager(storages[0], JobFilterProviders.Providers, new DefaultTimeZoneResolver(), () => noon);
        for (var number = 0; number < Count; number++) manager.AddOrUpdate<LabJobs>($"job {number}", jobs => jobs.Return(1), "0 * * * *");

        for (var hour = 1; hour <= 3; hour++)
        {
            var now = noon.AddHours(hour);
            Parallel.ForEach(storages, new ParallelOptions { MaxDegreeOfParallelism = 3 }, storage => RunScheduler(storage, now));
            Assert.Equal(Count * hour, await Database.ScalarAsync<long>("select count(*) from hangfire.job"));
        }

        Assert.Equal(Count * 3, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.lock"));
    }

    private static void RunScheduler(JobStorage storage, DateTime now)
    {
        var scheduler = new RecurringJobScheduler(
            new BackgroundJobFactory(), TimeSpan.FromMilliseconds(1), new DefaultTimeZoneResolver(), () => now);
        scheduler.Execute(new BackgroundProcessContext("server", storage, new Dictionary<string, object>(), CancellationToken.None));
    }
}
