using System.Text.Json;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Queues;
using Hangfire.PostgreSql.Transactions;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>
/// The server keeps the plans of the engine's connections. Here they are made on tables that were analysed when almost empty, and used on
/// full ones that nobody has analysed since; what is counted is the pages that are read.
/// </summary>
public sealed class PlanTests : PostgreSqlTest
{
    private const int Others = 50_000;

    // A few pages of each index and table for each row; reading any of the tables takes hundreds.
    private const int MostPages = 400;

    private const string PagesSql =
        "select sum(pg_stat_get_xact_blocks_fetched(oid))::bigint from pg_class where relnamespace = 'hangfire'::regnamespace and relkind in ('r', 'i')";

    [Theory]
    [InlineData("default")]
    [InlineData("another")]
    public Task AClaimReadsAFewPagesWhenAQueueSuddenlyGrew(string queue) => ClaimAfterGrowthAsync(queue, Others);

    [Fact]
    [Trait("Category", "Slow")]
    public Task AClaimReadsAFewPagesWhenItsQueueGrewByTwoHundredThousandJobsAtOnce() => ClaimAfterGrowthAsync("default", 200_000);

    [Fact]
    public async Task TheEndOfAJobAmongManyReadsAFewPages()
    {
        var storage = OpenStorage();
        var held = new HeldConnection(storage.Engine.Database, PlanChoice.ByKeys);
        End(storage, held);
        await Database.ExecuteAsync("vacuum analyze");
        End(storage, held);
        End(storage, held);
        await GrowAsync("other", Others);
        var connection = held.Get(keepPlans: true);
        await RunAsync(connection, "begin");
        var before = (long)(await RunAsync(connection, PagesSql))!;

        End(storage, held);

        Assert.InRange((long)(await RunAsync(connection, PagesSql))! - before, 1, MostPages);
        await RunAsync(connection, "commit");
        Assert.Equal(4, await Database.ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'"));
        held.Drop();
    }

    [Fact]
    public async Task TheEndsOfManyJobsAreNeverComparedEachWithEach()
    {
        var storage = OpenStorage();
        var held = new HeldConnection(storage.Engine.Database, PlanChoice.ByKeys);
        var changes = Ending(storage);
        var commit = new CommitPlan();
        commit.Add(changes.Operations);
        var one = commit.OneStatement([.. changes.Expectations], [], [.. ParameterExpectations.Checks([changes])])!;
        var connection = held.Get(keepPlans: true);
        var values = one.ToCommand(text => text).Parameters.Cast<NpgsqlParameter>().ToList();
        await RunAsync(connection, $"prepare ends({string.Join(", ", values.Select(value => value.DataTypeName))}) as {one.Text}");

        var plan = (string)(await RunAsync(connection, $"explain (format json) execute ends({string.Join(", ", values.Select(_ => "null"))})"))!;

        Assert.Contains("Hash Join", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Nested Loop", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        held.Drop();
    }

    // Inside a caller's transaction, and when a state was not as expected, each write is a statement of its own.
    [Fact]
    public async Task TheEndOfAJobInSeveralStatementsReadsAFewPages()
    {
        var storage = OpenStorage();
        var writer = new CommitWriter(storage.Engine.Database);
        var held = new HeldConnection(storage.Engine.Database, PlanChoice.ByKeys);
        var connection = held.Get(keepPlans: true);
        writer.WriteInside(connection, Ending(storage));
        await Database.ExecuteAsync("vacuum analyze");
        writer.WriteInside(connection, Ending(storage));
        writer.WriteInside(connection, Ending(storage));
        await GrowAsync("other", Others);
        var last = Ending(storage);
        await RunAsync(connection, "begin");
        var before = (long)(await RunAsync(connection, PagesSql))!;

        writer.WriteInside(connection, last);

        Assert.InRange((long)(await RunAsync(connection, PagesSql))! - before, 1, MostPages);
        await RunAsync(connection, "commit");
        held.Drop();
    }

    private async Task ClaimAfterGrowthAsync(string queue, int others)
    {
        var storage = OpenStorage();
        Enqueue(storage);
        await Database.ExecuteAsync("vacuum analyze");
        var held = new HeldConnection(storage.Engine.Database, PlanChoice.InOrder);
        var connection = held.Get(keepPlans: true);
        var claim = ClaimSql.Claim(["default"], TimeSpan.FromMinutes(1), 10).Text;
        await RunAsync(connection, $"prepare claim(text[], interval, int) as {claim}");
        await RunAsync(connection, "execute claim('{default}', '1 minute', 10)");
        await GrowAsync(queue, others);
        await Database.ExecuteAsync("insert into hangfire.jobqueue (jobid, queue) select id, 'default' from hangfire.job order by id limit 20");

        var plan = await RunAsync(connection, "explain (analyze, buffers, format json) execute claim('{default}', '1 minute', 10)");

        var root = JsonDocument.Parse((string)plan!).RootElement[0].GetProperty("Plan");
        Assert.Equal(10, root.GetProperty("Actual Rows").GetDouble());
        Assert.InRange(root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64(), 1, MostPages);
        held.Drop();
    }

    // What a worker commits when a job has succeeded.
    private static void End(PostgreSqlStorage storage, HeldConnection held)
    {
        var changes = Ending(storage);
        Assert.True(changes.HasLastingPlan);
        Assert.Empty(new CommitWriter(storage.Engine.Database).Write(held.Get(keepPlans: true), [changes]));
    }

    private static Changes Ending(PostgreSqlStorage storage)
    {
        Enqueue(storage);
        var claim = (PostgreSqlFetchedJob)Fetch(storage);
        var id = long.Parse(claim.JobId, provider: null);
        var changes = new Changes();
        changes.Expect(id, long.Parse(claim.Snapshot!.StateId!, provider: null));
        changes.ExpectParameter(id, "Continuations", null);
        changes.Add(new ChangeState(id, new StateRow("Succeeded", null, "{}"), MakesCurrent: true));
        changes.Add(new ChangeJobExpiry(id, new Expiry(TimeSpan.FromDays(1))));
        changes.Add(new Count("stats:succeeded", 1, null));
        changes.Add(new Dequeue(claim));
        return changes;
    }

    private Task GrowAsync(string queue, int others) => Database.ExecuteAsync($$"""
        with made as (
          insert into hangfire.job (invocationdata, arguments, createdat) select '{}', '[]', now() from generate_series(1, {{others}}) returning id),
        states as (insert into hangfire.state (jobid, name, createdat) select id, 'Enqueued', now() from made),
        parameters as (insert into hangfire.jobparameter (jobid, name, value) select id, 'CurrentCulture', '"en"' from made)
        insert into hangfire.jobqueue (jobid, queue) select id, '{{queue}}' from made
        """);

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
