namespace Hangfire.Recurring;

/// <summary>Reads lists, ranges and steps. Ranges may wrap around, as in <c>22-2</c> or <c>FRI-MON</c>.</summary>
internal static class CronFieldReader
{
    public static CronValues Read(CronField field, string text) => Read(field, text, static _ => false);

    /// <summary>Reads a field, leaving those parts to <paramref name="special"/> that it accepts.</summary>
    public static CronValues Read(CronField field, string text, Func<string, bool> special)
    {
        var bits = 0UL;
        var isInterval = false;
        foreach (var part in text.Split(','))
        {
            if (part.Length == 0) throw field.Refused(text, "Expected a value on both sides of each comma.");
            if (special(part)) continue;

            isInterval |= part.AsSpan().IndexOfAny("*-/") >= 0;
            bits |= Bits(field, part);
        }

        return new CronValues(bits, isInterval);
    }

    private static ulong Bits(CronField field, string part)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var step = slash < 0 ? 1 : field.ReadNumber(part[(slash + 1)..], part, 1, field.Last);
        var (from, to) = Range(field, slash < 0 ? part : part[..slash], part, hasStep: slash >= 0);
        if (from > to) to += field.Size;

        var bits = 0UL;
        for (var value = from; value <= to; value += step) bits |= 1UL << (field.First + ((value - field.First) % field.Size));
        return bits;
    }

    private static (int From, int To) Range(CronField field, string range, string part, bool hasStep)
    {
        var last = field.First + field.Size - 1;
        if (range == "*" || (range == "?" && field.AllowsQuestionMark)) return (field.First, last);

        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            var single = Wrapped(field, field.Read(range, part));
            return (single, hasStep ? last : single);
        }

        var from = Wrapped(field, field.Read(range[..dash], part));
        var to = field.Read(range[(dash + 1)..], part);
        return (from, from == 0 && range.StartsWith('7') ? Wrapped(field, to) : to);
    }

    // Sunday has two numbers.
    private static int Wrapped(CronField field, int value) => value >= field.First + field.Size ? value - field.Size : value;
}
