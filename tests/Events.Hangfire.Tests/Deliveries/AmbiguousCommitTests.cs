using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Hangfire.Tests.Deliveries;

[Trait("Fault", "F20")]
public sealed class AmbiguousCommitTests
{
    [Theory]
    [InlineData("tx.before-commit")]
    [InlineData("inbox.begun")]
    [InlineData("tx.after-commit")]
    [InlineData("inbox.after-commit")]
    [InlineData("outbox.claimed")]
    [InlineData("outbox.dispatched")]
    [InlineData("outbox.after-enqueue")]
    public async Task AConnectionLostAtAnyMomentLeavesOneEffectPerHandler(string moment)
    {
        var fault = new LostConnection(moment);
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Shared>(),
            services: services => services.AddSingleton<IFaultPoint>(fault).AddSingleton(fault));
        fault.Database = host.Database.ConnectionString;

        var id = await host.PublishAsync();
        await host.WaitForDeliveriesAsync(id, 2, DeliveryStatus.Handled);

        Assert.Equal(1, fault.Happened);
        Assert.Equal(["First", "Shared"], await host.InDatabaseAsync(db => db.Notes.Select(note => note.Text).Order().ToListAsync()));
    }

    /// <summary>At the first passing, ends all sessions that are in a transaction, and fails as the lost connection would where none is.</summary>
    private sealed class LostConnection(string moment) : IFaultPoint
    {
        private int happened;

        public string? Database { get; set; }

        public int Happened => Math.Min(happened, 1);

        public async Task HitAsync(string name)
        {
            if (name != moment || Database is null || Interlocked.Increment(ref happened) > 1)
            {
                return;
            }

            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'", connection);
            if ((long)(await command.ExecuteScalarAsync())! == 0)
            {
                throw new TimeoutException($"The reply was lost at {name}.");
            }
        }
    }

    private sealed class First(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Shared = true)]
    private sealed class Shared(Script script, ThingsDbContext db) : Hearing(script, db);
}
