using Events.Hangfire.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Archive;

public sealed class RetentionTests
{
    [Fact]
    [Trait("Fault", "F94")]
    public async Task OnlyWhatIsOldAndDoneWithIsPurged()
    {
        await using var host = await StartAsync();
        await SeedAsync(host, "old", days: 31, "Dispatched", "Handled");
        await SeedAsync(host, "discarded", days: 31, "Dispatched", "Discarded");
        await SeedAsync(host, "young", days: 29, "Dispatched", "Handled");
        await SeedAsync(host, "pending", days: 31, "Pending", null);
        await SeedAsync(host, "queued", days: 31, "Dispatched", "Queued");
        await SeedAsync(host, "scheduled", days: 31, "Dispatched", "Scheduled");
        await SeedAsync(host, "archived", days: 31, "Dispatched", "Archived");
        await host.Database.ExecuteAsync("insert into events.receipt (job_key, job_id, action, entity_name, entity_id, outcome, attempt, created_at) "
            + "select 'key' || day, '1', 'Act', 'Thing', '1', 'Succeeded', 1, now() - make_interval(days => day) from unnest(array[29, 31]) as day");

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal(
            "archived,pending,queued,scheduled,young",
            await host.Database.ScalarAsync<string>("select string_agg(name, ',' order by name) from events.event"));
        Assert.Equal("key29", await host.Database.ScalarAsync<string>("select string_agg(job_key, ',') from events.receipt"));
    }

    [Fact]
    public async Task APurgeGoesOnUntilNothingOldIsLeft()
    {
        await using var host = await StartAsync(retention => retention.BatchSize = 3);
        for (var number = 0; number < 8; number++)
        {
            await SeedAsync(host, $"old{number}", days: 31, "Dispatched", "Handled");
        }

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal(0, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
    }

    [Fact]
    public async Task NotesOfJobsThatWaitForASlotAreKeptAsLongAsSteps()
    {
        await using var host = await StartAsync(retention => retention.Keep = null);
        await host.Database.ExecuteAsync("insert into events.slot_waiter (limit_name, key, job_id, since) "
            + "select 'gate', '', 'job' || day, now() - make_interval(days => day) from unnest(array[29, 31]) as day");

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal("job29", await host.Database.ScalarAsync<string>("select string_agg(job_id, ',') from events.slot_waiter"));
    }

    [Fact]
    public async Task WhoDoesNotGetTheLockLeavesThePurgeToWhoeverHasIt()
    {
        await using var host = await StartAsync();
        await SeedAsync(host, "old", days: 31, "Dispatched", "Handled");

        await host.InDatabaseAsync(async db =>
        {
            await using var other = new Npgsql.NpgsqlConnection(host.Database.ConnectionString);
            await other.OpenAsync();
            await using var hold = new Npgsql.NpgsqlCommand("select pg_advisory_lock(hashtext('events.retention'))", other);
            await hold.ExecuteNonQueryAsync();
            await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);
            return 0;
        });

        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
    }

    [Fact]
    [Trait("Requirement", "B-31")]
    public async Task TheArchiveForgetsWhatIsOlderThanItsAgeAndSaysSo()
    {
        await using var host = await StartAsync();
        await SeedArchivedAsync(host, "old", "7 days 1 second");
        await SeedArchivedAsync(host, "young", "6 days 23:59:50");

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal("young", await host.Database.ScalarAsync<string>("select string_agg(event_name, ',') from events.archive"));
        Assert.Equal("retention Drop 1", await host.Database.ScalarAsync<string>("select by || ' ' || kind || ' ' || deliveries from events.archive_action"));
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Discarded'"));
    }

    [Fact]
    [Trait("Requirement", "B-32")]
    public async Task TheArchiveKeepsTheNewestWhenThereAreTooMany()
    {
        await using var host = await StartAsync();
        await host.Database.ExecuteAsync(
            """
            insert into events.event (id, name, publisher_name, entity_name, entity_id, envelope, status, dispatched_at)
            select gen_random_uuid(), 'e' || number, 'test', 'Thing', '1', '{}', 'Dispatched', now() from generate_series(1, 10001) number;
            insert into events.delivery (event_id, handler, queue, position, rank, is_shared, status, attempts)
            select id, 'test.Failing', 'default', position, 0, false, 'Archived', 1 from events.event;
            insert into events.archive (event_id, handler, event_name, entity_id, attempts, error_type, error, exceptions, archived_at)
            select id, 'test.Failing', name, '1', 1, 'E', 'e', '[]', now() - make_interval(secs => 20000 - substr(name, 2)::int) from events.event
            """);

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal(10_000, await host.Database.ScalarAsync<long>("select count(*) from events.archive"));
        Assert.Equal(0, await host.Database.ScalarAsync<long>("select count(*) from events.archive where event_name = 'e1'"));
    }

    [Fact]
    public async Task NullKeepsEverything()
    {
        await using var host = await StartAsync(retention => retention.Keep = null, archive => (archive.MaxAge, archive.MaxCount) = (null, null));
        await SeedAsync(host, "old", days: 3000, "Dispatched", "Handled");
        await SeedArchivedAsync(host, "older", "3000 days");

        await host.Services.GetRequiredService<RetentionSweep>().RunAsync(default);

        Assert.Equal(2, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.archive"));
    }

    private static Task<TestHost> StartAsync(Action<RetentionOptions>? retention = null, Action<ArchiveOptions>? archive = null) => TestHost.StartAsync(
        app => app.Publishes<ThingDonePayload>(),
        events => events.Relays = false,
        services => new EventsBuilder(services).ConfigureRetention(retention ?? (_ => { })).ConfigureArchive(archive ?? (_ => { })));

    private static Task SeedAsync(TestHost host, string name, int days, string status, string? delivery)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddDays(-days));
        var sql = $"insert into events.event (id, name, publisher_name, entity_name, entity_id, envelope, status, dispatched_at) "
            + $"values ('{id}', '{name}', 'test', 'Thing', '1', '{{}}', '{status}', now() - interval '{days} days')";
        return host.Database.ExecuteAsync(delivery is null ? sql : sql
            + $"; insert into events.delivery (event_id, handler, queue, position, rank, is_shared, status, attempts) values ('{id}', 'test.Failing', 'default', 0, 0, false, '{delivery}', 1)");
    }

    private static async Task SeedArchivedAsync(TestHost host, string name, string age)
    {
        await SeedAsync(host, name, 8, "Dispatched", "Archived");
        await host.Database.ExecuteAsync("insert into events.archive (event_id, handler, event_name, entity_id, attempts, error_type, error, exceptions, archived_at) "
            + $"select id, 'test.Failing', name, '1', 1, 'E', 'e', '[]', now() - interval '{age}' from events.event where name = '{name}'");
    }
}
