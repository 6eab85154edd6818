using System.Globalization;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Reads how many jobs ended on each of the last days and in each of the last hours, the latest first.</summary>
internal sealed class Timeline(Database database, TimeProvider time)
{
    private const int Days = 7;
    private const int Hours = 24;

    private const string Sql =
        "select key, sum(value)::bigint from (" +
        "select key, value from hangfire.counter where key = any($1) union all " +
        "select key, value from hangfire.aggregatedcounter where key = any($1)) as counts group by key";

    public Dictionary<DateTime, long> ByDay(string outcome)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        return Read(outcome, "yyyy-MM-dd", Enumerable.Range(0, Days).Select(day => today.AddDays(-day)));
    }

    public Dictionary<DateTime, long> ByHour(string outcome)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hour = now.Date.AddHours(now.Hour);
        return Read(outcome, "yyyy-MM-dd-HH", Enumerable.Range(0, Hours).Select(back => hour.AddHours(-back)));
    }

    private Dictionary<DateTime, long> Read(string outcome, string format, IEnumerable<DateTime> moments)
    {
        var keys = moments.ToDictionary(
            moment => moment, moment => $"stats:{outcome}:{moment.ToString(format, CultureInfo.InvariantCulture)}");
        var statement = new SqlStatement(Sql).Bind([.. keys.Values]);
        var counts = database.Query(statement, row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1))).ToDictionary();
        return keys.ToDictionary(key => key.Key, key => counts.GetValueOrDefault(key.Value));
    }
}
