namespace Events.EfCore;

/// <summary>The statements on slots and on those that wait for them.</summary>
/// <remarks>
/// Who finds no slot locks those it finds taken while it notes that it waits, and who frees a slot looks for waiters in a statement after the one that frees it: so
/// either the waiter sees the free slot, or whoever frees it sees the waiter.
/// </remarks>
internal static class SlotSql
{
    /// <summary>Limit, key, owner, whether it is a window, how long, slots, job. Changes rows only when a slot is taken.</summary>
    public const string Take =
        """
        insert into events.slot (limit_name, key, number, owner, is_window, until, job_id)
        select {0}, {1}, free.number, {2}, {3}, clock_timestamp() + {4}, {6}
        from generate_series(1, {5}) as free (number)
        where not exists (
            select 1 from events.slot taken
            where taken.limit_name = {0} and taken.key = {1} and taken.number = free.number and taken.until > clock_timestamp())
        order by random() limit 1
        on conflict (limit_name, key, number) do update set owner = excluded.owner, is_window = excluded.is_window, until = excluded.until, job_id = excluded.job_id
        where slot.until <= clock_timestamp();
        delete from events.slot_waiter where limit_name = {0} and key = {1} and job_id = {6}
            and exists (select from events.slot mine where mine.limit_name = {0} and mine.key = {1} and mine.owner = {2})
        """;

    /// <summary>Limit, key, job, whether it is a window, slots, how far to count. Returns what to expect, or nothing if a slot is free.</summary>
    public const string Wait =
        """
        with held as (
            select until from events.slot where limit_name = {0} and key = {1} and number <= {4} and until > clock_timestamp() for key share),
        noted as (
            insert into events.slot_waiter (limit_name, key, job_id, since)
            select {0}, {1}, {2}, clock_timestamp() where not {3} and (select count(*) from held) >= {4}
            on conflict (limit_name, key, job_id) do update set called_at = null)
        select greatest(min(until) - clock_timestamp(), interval '0') as "FreeIn", (
            select count(*)::int from (
                select from events.slot_waiter other
                where not {3} and other.limit_name = {0} and other.key = {1} and other.called_at is null and other.since < coalesce(
                    (select since from events.slot_waiter mine where mine.limit_name = {0} and mine.key = {1} and mine.job_id = {2}), clock_timestamp())
                order by other.since limit {5}) longer) as "Ahead"
        from held having count(*) >= {4}
        """;

    /// <summary>Owner, lease.</summary>
    public const string Renew =
        "update events.slot set until = clock_timestamp() + {1} where owner = {0} and not is_window and until > clock_timestamp()";

    /// <summary>Owner; then limits, keys and slots of the places to call for. Returns the called.</summary>
    public const string Release =
        """
        delete from events.slot where (owner = {0} and not is_window) or (key <> '' and limit_name = any (
            select limit_name from events.slot where owner = {0}) and until < clock_timestamp() - interval '1 minute');

        """ + Call;

    /// <summary>Job; then limits, keys and slots of the one place to call for. Returns the called.</summary>
    public const string Forget = "delete from events.slot_waiter where limit_name = any ({1}) and key = any ({2}) and job_id = {0} and called_at is not null;\n" + Call;

    /// <summary>Limit, key.</summary>
    public const string Holders =
        """
        select job_id as "JobId", until as "Until", is_window as "IsWindow" from events.slot
        where limit_name = {0} and key = {1} and until > clock_timestamp() order by until
        """;

    // Materialized: joined to the table in another order, the inner query would run once per row and call all of them.
    private const string Call =
        """
        with longest as materialized (
            select place.limit_name, place.key, place.slots, first.job_id
            from unnest({1}, {2}, {3}) as place (limit_name, key, slots)
            cross join lateral (
                select waiter.job_id from events.slot_waiter waiter
                where waiter.limit_name = place.limit_name and waiter.key = place.key and waiter.called_at is null
                order by waiter.since limit 1 for update skip locked) first
            where place.slots > (
                select count(*) from events.slot
                where slot.limit_name = place.limit_name and slot.key = place.key and slot.number <= place.slots and slot.until > clock_timestamp()))
        update events.slot_waiter called set called_at = clock_timestamp() from longest
        where called.limit_name = longest.limit_name and called.key = longest.key and called.job_id = longest.job_id
        returning called.limit_name as "Limit", called.key as "Key", longest.slots as "Slots", called.job_id as "JobId"
        """;
}
