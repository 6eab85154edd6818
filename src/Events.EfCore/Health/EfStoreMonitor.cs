using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

[SuppressMessage("Performance", "CA1812", Justification = "Made by the container.")]
internal sealed class EfStoreMonitor<TContext>(TContext context) : IStoreMonitor
    where TContext : DbContext
{
    // A session keeps old rows from being vacuumed as long as it has a snapshot or an id of its own. Vacuum itself does not.
    private const string Look = """
        select clock_timestamp() as "Now",
               pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "IsReadOnly",
               (select created_at from events.event where status = 'Pending' order by position limit 1) as "OldestPending",
               (select count(*)::int from pg_stat_activity where datname = current_database() and application_name = {0}) as "Relays",
               oldest.xact_start as "OldestTransaction", oldest.pid as "OldestTransactionOf"
        from (values (1)) as always left join lateral (
            select xact_start, pid from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and (backend_xmin is not null or backend_xid is not null)
            order by xact_start limit 1) as oldest on true
        """;

    public async Task<StoreReport> ReadAsync(CancellationToken cancel)
    {
        var found = await context.Database.SqlQueryRaw<Row>(Look, RelayChannel.SessionName).SingleAsync(cancel);
        return new StoreReport(found.Now, found.IsReadOnly, found.OldestPending, found.Relays)
        {
            OldestTransaction = found.OldestTransaction, OldestTransactionOf = found.OldestTransactionOf,
        };
    }

    private sealed record Row(
        DateTimeOffset Now, bool IsReadOnly, DateTimeOffset? OldestPending, int Relays, DateTimeOffset? OldestTransaction, int? OldestTransactionOf);
}
