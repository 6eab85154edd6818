using System.Globalization;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Limits how long the statements behind it in the same round trip may run.</summary>
internal static class StatementTimeout
{
    public static SqlStatement Of(TimeSpan limit)
    {
        // 0 would mean no limit at all.
        var milliseconds = Math.Max(1, (long)limit.TotalMilliseconds);
        return new SqlStatement("select set_config('statement_timeout', $1, true)")
            .Bind(milliseconds.ToString(CultureInfo.InvariantCulture))
            .Reading(_ => { });
    }
}
