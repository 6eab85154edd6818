namespace Events;

/// <summary>A route with at least one <c>*</c>, matched against the whole text, case and all.</summary>
/// <remarks>
/// In such a pattern <c>?</c> is any one character, <c>[abc]</c>, <c>[a-z]</c> and <c>[!a-z]</c> are one character of a set; a <c>[</c> that is
/// never closed is itself. Without a <c>*</c> all of these are plain characters and the route is no pattern.
/// </remarks>
internal sealed class RoutePattern
{
    private static readonly Predicate<char> AnyOne = _ => true;

    // A null is a star: any characters, or none.
    private readonly List<Predicate<char>?> parts = [];

    public RoutePattern(string glob)
    {
        Weight = glob.Count(character => character != '*');
        for (var i = 0; i < glob.Length;)
        {
            i = glob[i] switch
            {
                '*' => Add(null, i + 1),
                '?' => Add(AnyOne, i + 1),
                '[' when EndOfSet(glob, i) is { } end => Add(SetOf(glob[(i + 1)..end]), end + 1),
                var literal => Add(character => character == literal, i + 1),
            };
        }
    }

    /// <summary>How specific it is: its length without the stars.</summary>
    public int Weight { get; }

    public static bool IsPattern(string route) => route.Contains('*');

    public bool Matches(string text)
    {
        var (part, star, resume) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (part < parts.Count && parts[part] is null)
            {
                (star, resume) = (part++, i);
            }
            else if (part < parts.Count && parts[part]!(text[i]))
            {
                part++;
                i++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character; earlier stars need not be tried again.
                (part, i) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return parts.Skip(part).All(rest => rest is null);
    }

    private int Add(Predicate<char>? part, int next)
    {
        parts.Add(part);
        return next;
    }

    private static int? EndOfSet(string glob, int start)
    {
        // A bracket right behind the opening (or its negation) belongs to the set.
        var first = start + 1 < glob.Length && glob[start + 1] == '!' ? start + 2 : start + 1;
        var from = first < glob.Length && glob[first] == ']' ? first + 1 : first;
        var end = from < glob.Length ? glob.IndexOf(']', from) : -1;
        return end < 0 ? null : end;
    }

    private static Predicate<char> SetOf(string set)
    {
        var negated = set[0] == '!';
        var ranges = RangesOf(negated ? set[1..] : set).ToList();
        return character => negated != ranges.Exists(range => range.From <= character && character <= range.To);
    }

    private static IEnumerable<(char From, char To)> RangesOf(string set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            var isRange = i + 2 < set.Length && set[i + 1] == '-';
            yield return (set[i], isRange ? set[i + 2] : set[i]);
            i += isRange ? 2 : 0;
        }
    }
}
