using System.Diagnostics;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql;

/// <summary>The database's time, asked for once a minute and counted on in between, so that looking at the clock costs no query.</summary>
internal sealed class DatabaseClock(Database database)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private DateTime asked;
    private long askedAt;

    public DateTime UtcNow()
    {
        lock (gate)
        {
            if (asked == default || Stopwatch.GetElapsedTime(askedAt) > Freshness)
            {
                Note(database.QueryFirst(new SqlStatement("select clock_timestamp()"), row => row.GetDateTime(0)));
            }

            return asked + Stopwatch.GetElapsedTime(askedAt);
        }
    }

    /// <summary>Counts on from a time the database has just told.</summary>
    public void Note(DateTime now)
    {
        lock (gate)
        {
            (asked, askedAt) = (now, Stopwatch.GetTimestamp());
        }
    }
}
