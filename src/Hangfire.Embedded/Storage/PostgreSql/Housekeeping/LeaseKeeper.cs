using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Locks;
using Hangfire.PostgreSql.Queues;

namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>Keeps everything this process holds fresh, all in one round trip. Its thread lives only while something is held.</summary>
internal sealed class LeaseKeeper(Database database, PostgreSqlStorageOptions options)
{
    private const string TimeSql = "select clock_timestamp()";
    private static readonly ILog Log = LogProvider.GetLogger(typeof(LeaseKeeper));
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly HashSet<ILease> leases = [];
    private Thread? thread;

    private TimeSpan Interval => Shorter(options.InvisibilityTimeout, options.DistributedLockTimeout) / 4;

    public void Add(IReadOnlyCollection<ILease> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        lock (gate)
        {
            leases.UnionWith(added);
            if (thread == null)
            {
                thread = new Thread(Run) { IsBackground = true, Name = "Hangfire lease keeper" };
                thread.Start();
            }
        }
    }

    public void Remove(ILease lease)
    {
        lock (gate)
        {
            leases.Remove(lease);
        }
    }

    private void Run()
    {
        while (WaitForNextRound() is { } held)
        {
            try
            {
                Refresh(held);
            }
            catch (Exception error)
            {
                Log.WarnException($"What this process holds ({held.Count} rows) could not be kept fresh; trying again in '{Interval}'.", error);
            }
        }
    }

    private List<ILease>? WaitForNextRound()
    {
        lock (gate)
        {
            Monitor.Wait(gate, Interval);
            if (leases.Count == 0)
            {
                Monitor.Wait(gate, Shorter(Linger, Interval)); // what is taken meanwhile must not wait for longer than what was taken before
            }

            if (leases.Count > 0)
            {
                return [.. leases];
            }

            thread = null;
            return null;
        }
    }

    private void Refresh(List<ILease> held)
    {
        var now = default(DateTime);
        var asked = Stopwatch.GetTimestamp();
        database.ExecuteOwn(new SqlStatement(TimeSql).Reading(row => now = row.GetDateTime(0)));
        held.RemoveAll(lease => !lease.Token.TryPropose(now));
        var claims = Newest(held.OfType<PostgreSqlFetchedJob>(), claim => claim.RowId);
        var locks = Newest(held.OfType<PostgreSqlDistributedLock>(), taken => taken.Resource);
        var alive = new HashSet<ILease>();
        if (held.Count > 0)
        {
            database.ExecuteOwn([.. Statements(claims, locks, now, alive)]);
            Settle(held, alive, now, asked);
        }
    }

    // After a pause longer than the timeout this very process may have taken over its own row; the older holder has lost it.
    private static Dictionary<TKey, TLease> Newest<TKey, TLease>(IEnumerable<TLease> held, Func<TLease, TKey> keyOf)
        where TKey : notnull
        where TLease : ILease
    {
        var newest = new Dictionary<TKey, TLease>();
        foreach (var lease in held.OrderBy(lease => lease.Token.Candidates[0]))
        {
            newest[keyOf(lease)] = lease;
        }

        return newest;
    }

    private static IEnumerable<SqlStatement> Statements(
        Dictionary<long, PostgreSqlFetchedJob> claims, Dictionary<string, PostgreSqlDistributedLock> locks, DateTime now, HashSet<ILease> alive)
    {
        if (claims.Count > 0)
        {
            yield return ClaimSql.Refresh(claims.Values, now).Reading(row => alive.Add(claims[row.GetInt64(0)]));
        }

        if (locks.Count > 0)
        {
            yield return LockSql.Refresh(locks.Values, now).Reading(row => alive.Add(locks[row.GetString(0)]));
        }
    }

    private void Settle(List<ILease> held, HashSet<ILease> alive, DateTime now, long asked)
    {
        foreach (var lease in held)
        {
            if (alive.Contains(lease))
            {
                lease.Token.Confirm(now);
                lease.OnFresh(asked);
            }
            else if (!lease.Token.IsSettling && IsStillHeld(lease))
            {
                Remove(lease);
                lease.OnLost();
            }
        }
    }

    private bool IsStillHeld(ILease lease)
    {
        lock (gate)
        {
            return leases.Contains(lease);
        }
    }

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
