using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfEntityHistory<TContext>(TContext context) : IEntityHistory
    where TContext : DbContext
{
    private const string Query =
        """
        select * from (
            select created_at as "At", 'Requested' as "Kind", entity_name as "EntityName", action as "Name",
                coalesce(error, case when due_at is null then 'Waiting' else 'Due ' || due_at::text end) as "Status",
                null as "JobId", null::integer as "Attempt", null::uuid as "EventId"
            from events.job_request where entity_id = {0}
            union all
            select created_at, 'Job', entity_name, action, outcome, job_id, attempt, event_id
            from events.receipt where entity_id = {0}
            union all
            select created_at, 'Event', entity_name, name,
                coalesce((select string_agg(handler || ' ' || delivery.status, ', ' order by handler) from events.delivery where event_id = event.id), event.status),
                null, null, id
            from events.event where entity_id = {0}
        ) happened
        where {1} is null or "EntityName" = {1}
        order by "At" desc, "Kind", "EventId" offset {2} limit {3}
        """;

    public async Task<IReadOnlyList<EntityHistoryEntry>> FindAsync(
        string entityId, string? entityName = null, int skip = 0, int take = 100, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(entityId);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(take);
        var name = new Npgsql.NpgsqlParameter("name", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)entityName ?? DBNull.Value };
        return await context.Database.SqlQueryRaw<EntityHistoryEntry>(Query, entityId, name, skip, take).ToListAsync(cancel);
    }
}
