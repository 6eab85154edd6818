namespace Hangfire.Recurring;

/// <summary>The days a cron expression names by their number, or by their place at the end of the month or near a workday.</summary>
internal sealed class DaysOfMonth
{
    private readonly List<Func<CalendarMonth, int>> special = [];
    private readonly ulong numbers;

    public DaysOfMonth(string text)
    {
        numbers = CronFieldReader.Read(CronField.DaysOfMonth, text, TryReadSpecial).Bits;
    }

    /// <summary>One bit for each day of the month that is meant; bit 1 is the first.</summary>
    public uint In(CalendarMonth month)
    {
        var days = (uint)(numbers & ((2UL << month.Length) - 1));
        foreach (var rule in special)
        {
            if (rule(month) is > 0 and var day) days |= 1u << day;
        }

        return days;
    }

    private bool TryReadSpecial(string part)
    {
        var atWorkday = part.EndsWith("W", StringComparison.OrdinalIgnoreCase);
        var place = atWorkday ? part[..^1] : part;
        if (place.StartsWith("L", StringComparison.OrdinalIgnoreCase)) return AddFromEnd(DaysBeforeEnd(place[1..], part), atWorkday);
        if (!atWorkday) return false;

        var day = CronField.DaysOfMonth.ReadNumber(place, part, 1, 31);
        special.Add(month => month.NearestWorkday(day));
        return true;
    }

    private static int DaysBeforeEnd(string offset, string part)
    {
        if (offset.Length == 0) return 0;

        return offset[0] == '-'
            ? CronField.DaysOfMonth.ReadNumber(offset[1..], part, 0, 30)
            : throw CronField.DaysOfMonth.Refused(part, "Write L for the last day, L-3 for three days before it, LW for the last workday.");
    }

    private bool AddFromEnd(int daysBefore, bool atWorkday)
    {
        special.Add(month => atWorkday ? month.NearestWorkday(month.Length - daysBefore) : month.Length - daysBefore);
        return true;
    }
}
