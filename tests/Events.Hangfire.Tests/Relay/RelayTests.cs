using System.Data.Common;
using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Hangfire.Tests.Relay;

public sealed class RelayTests
{
    [Fact]
    public async Task ABatchIsDispatchedInTwoStatementsHoweverManyHandlersThereAre()
    {
        var count = new Counter();
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, One>().Handles<ThingDonePayload, Two>().Handles<ThingDonePayload, Three>(),
            events => events.Relays = false,
            services => services.ConfigureDbContext<ThingsDbContext>(context => context.AddInterceptors(count)));
        await host.PublishAsync([.. Enumerable.Range(0, 50).Select(_ => Publication.Of(new ThingDonePayload(Guid.NewGuid(), "thing", true)))]);
        await using var scope = host.Services.CreateAsyncScope();
        var routes = scope.ServiceProvider.GetRequiredService<DeliveryRoutes>();
        var store = scope.ServiceProvider.GetRequiredService<IRelayStore>();
        count.Commands = 0;

        var work = await store.FindWorkAsync(100, default);
        var dispatched = await store.DispatchAsync([.. work.Events.Select(pending => new RoutedEvent(pending, routes.Of(pending)!))], default);

        Assert.Equal((50, 2), (dispatched, count.Commands));
        Assert.Equal(150, await host.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Queued'"));
        Assert.Equal(50, await host.Database.ScalarAsync<long>("select count(*) from events.event where status = 'Dispatched'"));
    }

    [Fact]
    public async Task AnEventHasItsJobAfterThreeRoundTripsToTheTables()
    {
        var count = new Counter();
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, One>(),
            events => events.Relays = false,
            services => services.ConfigureDbContext<ThingsDbContext>(context => context.AddInterceptors(count)),
            workers: 0);
        var id = await host.PublishAsync();
        count.Commands = 0;

        await host.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);

        Assert.Equal(4, count.Commands); // look, dispatch, take the delivery; then the job is created, and noted
        Assert.NotNull((await host.EventsOfAsync(id)).Single().Deliveries.Single().JobId);
    }

    [Fact]
    public async Task AnEventAnotherRelayHasDispatchedMeanwhileIsNotDispatchedAgain()
    {
        await using var host = await StartAsync(events => events.Relays = false);
        await host.PublishAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IRelayStore>();
        var work = await store.FindWorkAsync(100, default);
        await host.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);
        await host.Database.ExecuteAsync("delete from events.delivery");

        var dispatched = await store.DispatchAsync(
            [.. work.Events.Select(pending => new RoutedEvent(pending, scope.ServiceProvider.GetRequiredService<DeliveryRoutes>().Of(pending)!))], default);

        Assert.Equal(0, dispatched);
        Assert.Equal(0, await host.Database.ScalarAsync<long>("select count(*) from events.delivery"));
    }

    [Fact]
    public async Task AProcessWhoseOwnRelayFailsTellsTheOthers()
    {
        await using var relaying = await StartAsync(events => events.RelayPollInterval = TimeSpan.FromHours(1));
        await ListeningAsync(relaying);
        await using var failing = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, One>(),
            services: services => services.AddFault(new ScriptedFault { At = FaultPoint.OutboxClaimed, Times = int.MaxValue }),
            beside: relaying,
            workers: 0);

        var id = await failing.PublishAsync();

        await relaying.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);
    }

    [Fact]
    public async Task AProcessThatDoesNotRelayTellsThoseThatDo()
    {
        await using var relaying = await StartAsync(events => events.RelayPollInterval = TimeSpan.FromHours(1));
        await ListeningAsync(relaying);
        await using var publishing = await StartAsync(events => events.Relays = false, relaying);

        var id = await publishing.PublishAsync();

        await relaying.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);
    }

    [Fact]
    [Trait("Fault", "F88")]
    [Trait("Fault", "F89")]
    public async Task AnEventOnlyTheNextVersionKnowsIsLeftToItsRelayForADay()
    {
        await using var next = await TestHost.StartAsync(app => app.Publishes<ThingDonePayload>().Handles<ThingDonePayload, One>(), events => events.Relays = false);
        await using var older = await TestHost.StartAsync(app => app.HasAction<TouchThing>(), events => events.Relays = false, beside: next, workers: 0);
        var (left, overdue) = (await next.PublishAsync(), await next.PublishAsync());
        await next.Database.ExecuteAsync($"update events.event set created_at = now() - interval '25 hours' where entity_id = '{overdue}'");

        await older.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);
        await older.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);
        Assert.Equal("Pending", await next.Database.ScalarAsync<string>($"select status from events.event where entity_id = '{left}'"));
        Assert.Equal("Dispatched", await next.Database.ScalarAsync<string>($"select status from events.event where entity_id = '{overdue}'"));

        await next.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);
        await next.WaitForDeliveriesAsync(left, 1, DeliveryStatus.Handled);
    }

    [Fact]
    [Trait("Fault", "F88")]
    public async Task EventsBehindABatchThatIsLeftToAnotherVersionAreRelayed()
    {
        await using var next = await TestHost.StartAsync(
            app => app.Publishes<ThingDonePayload>().Handles<ThingDonePayload, One>().Publishes("known", "id"), events => events.Relays = false, workers: 0);
        await using var older = await TestHost.StartAsync(
            app => app.Publishes("known", "id"), events => { events.Relays = false; events.RelayBatchSize = 1; }, beside: next, workers: 0);
        await next.PublishAsync();
        await next.PublishAsync(Publication.Of("known", EventArguments.From(new { id = "1" })));

        await older.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);

        Assert.Equal("known", await next.Database.ScalarAsync<string>("select name from events.event where status = 'Dispatched'"));
    }

    [Fact]
    [Trait("Fault", "F14")]
    public async Task ARelayThatFailsAHundredTimesGoesOnAndLosesNothing()
    {
        var fault = new ScriptedFault { At = FaultPoint.OutboxClaimed, Times = 100 };
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, One>(), services: services => services.AddSingleton<TimeProvider>(new HurriedTime()).AddFault(fault));
        var id = await host.PublishAsync();

        await TestHost.WaitUntilAsync(() => Task.FromResult(fault.Passings > fault.Times), () => $"The relay gave up after {fault.Passings} failures.");
        await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);

        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.delivery"));
    }

    [Fact]
    [Trait("Fault", "F14")]
    [Trait("Category", "Slow")]
    public async Task ARelayThatFailsWaitsLongerEachTime()
    {
        var fault = new ScriptedFault { At = FaultPoint.OutboxClaimed, Times = int.MaxValue };
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, One>(), events => events.RelayPollInterval = TimeSpan.FromMilliseconds(1), services => services.AddFault(fault));
        await host.PublishAsync();
        await TestHost.WaitUntilAsync(() => Task.FromResult(fault.Passings >= 1), () => "The relay did not look.");
        var began = TimeProvider.System.GetTimestamp();
        var before = fault.Passings;

        await TestHost.WaitUntilAsync(() => Task.FromResult(fault.Passings >= before + 2), () => "The relay gave up.");

        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1, 30); // one second, then two; the first may have begun before
    }

    [Fact]
    [Trait("Fault", "F18")]
    public async Task AListenerWhoseConnectionWasKilledListensAgain()
    {
        await using var relaying = await StartAsync(events => events.RelayPollInterval = TimeSpan.FromHours(1));
        var first = await ListeningAsync(relaying);
        await using var publishing = await StartAsync(events => events.Relays = false, relaying);

        await relaying.Database.ExecuteAsync($"select pg_terminate_backend({first})");
        await TestHost.WaitUntilAsync(async () => await ListeningAsync(relaying) != first, () => "Nobody listens again.");
        var id = await publishing.PublishAsync();

        await relaying.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);
    }

    [Fact]
    public async Task SeveralRelaysShareTheWorkAndGiveEachDeliveryOneJob()
    {
        await using var first = await StartAsync(events => events.RelayBatchSize = 5);
        await using var second = await StartAsync(events => events.RelayBatchSize = 5, first);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => (number % 2 == 0 ? first : second).PublishAsync()));
        await TestHost.WaitUntilAsync(
            async () => await first.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Handled'") == 40, () => "Not all were handled.");

        Assert.Equal(40, first.Script.Trace.Count + second.Script.Trace.Count);
        Assert.Equal(40, await first.Database.ScalarAsync<long>("select count(*) from hangfire.job"));
    }

    [Fact]
    [Trait("Requirement", "A-16")]
    public async Task HandlersGetTheirJobsInTheOrderTheySubscribed()
    {
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, Two>().Handles<ThingDonePayload, Three>().Handles<ThingDonePayload, One>());

        var id = await host.PublishAsync();
        await host.WaitForDeliveriesAsync(id, 3, DeliveryStatus.Handled);

        Assert.Equal("test.Two,test.Three,test.One", await host.Database.ScalarAsync<string>(
            "select string_agg(handler, ',' order by job_id::bigint) from events.delivery"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task AnIdleProcessAsksTheDatabaseNextToNothing()
    {
        // What Hangfire's server asks is the engine's to measure.
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, One>(), workers: 0);
        await ListeningAsync(host);
        var window = TimeSpan.FromSeconds(30);

        var queries = await QueriesWithinAsync(host, window);

        Assert.True(queries / window.TotalSeconds <= 0.2, $"{queries} queries in {window.TotalSeconds} seconds.");
        Assert.True(queries > 0, "Nothing was counted.");
    }

    private static Task<TestHost> StartAsync(Action<EventsOptions> options, TestHost? beside = null) =>
        TestHost.StartAsync(app => app.Handles<ThingDonePayload, One>(), options, beside: beside);

    private static async Task<int> ListeningAsync(TestHost host)
    {
        var session = 0;
        await TestHost.WaitUntilAsync(
            async () => (session = await host.Database.ScalarAsync<int>(
                "select pid from pg_stat_activity where datname = current_database() and application_name = 'events relay' and query ilike '%listen%'")) != 0,
            () => "Nobody listens.");
        return session;
    }

    // Every query a session has begun shows for as long as it is the session's last.
    private static async Task<int> QueriesWithinAsync(TestHost host, TimeSpan window)
    {
        await using var connection = new NpgsqlConnection(host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select pid, query_start from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", connection);
        var seen = new HashSet<(int, DateTime)>();
        int? before = null;
        for (var until = DateTime.UtcNow + window; DateTime.UtcNow < until; await Task.Delay(20))
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                seen.Add((rows.GetInt32(0), rows.GetDateTime(1)));
            }

            before ??= seen.Count;
        }

        return seen.Count - before!.Value;
    }

    [Retry(0)]
    internal sealed class TouchThing : EntityAction<Thing, Guid>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Commands { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands += command.CommandText.Contains("pg_notify", StringComparison.Ordinal) ? 0 : 1;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Commands += command.CommandText.Contains("pg_notify", StringComparison.Ordinal) ? 0 : 1;
            return ValueTask.FromResult(result);
        }
    }

    private sealed class One(Script script, ThingsDbContext db) : Hearing(script, db);

    private sealed class Two(Script script, ThingsDbContext db) : Hearing(script, db);

    private sealed class Three(Script script, ThingsDbContext db) : Hearing(script, db);
}
