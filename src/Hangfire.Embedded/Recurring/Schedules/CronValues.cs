using System.Numerics;

namespace Hangfire.Recurring;

/// <summary>The values a field of a cron expression allows, one bit for each.</summary>
internal readonly record struct CronValues(ulong Bits, bool IsInterval)
{
    public int? FirstFrom(int value)
    {
        var left = value > 63 ? 0 : Bits & (ulong.MaxValue << value);
        return left == 0 ? null : BitOperations.TrailingZeroCount(left);
    }

    public bool Contains(int value) => (Bits & (1UL << value)) != 0;
}
