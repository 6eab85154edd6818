namespace Events;

/// <summary>A pattern of event names as message brokers have it: <c>*</c> is one word, <c>#</c> any number of words, words are parted by dots.</summary>
internal static class TopicPattern
{
    public const string Everything = "#";

    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '#') >= 0;

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (pattern is Everything)
        {
            return true;
        }

        var (word, others, isLast) = First(pattern);
        if (word is "#")
        {
            return Matches(others, name) || SkipsAWord(pattern, name);
        }

        var (given, remaining, isLastGiven) = First(name);
        if (word is not "*" && !word.SequenceEqual(given))
        {
            return false;
        }

        return (isLast, isLastGiven) switch
        {
            (true, true) => true,
            (false, true) => others.IndexOfAnyExcept('#', '.') < 0, // whatever is left stands for no word at all
            (true, false) => false,
            _ => Matches(others, remaining),
        };
    }

    private static bool SkipsAWord(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (_, remaining, isLast) = First(name);
        return !isLast && Matches(pattern, remaining);
    }

    private static Words First(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot < 0 ? new Words(text, [], true) : new Words(text[..dot], text[(dot + 1)..], false);
    }

    private readonly ref struct Words(ReadOnlySpan<char> first, ReadOnlySpan<char> others, bool isLast)
    {
        private readonly ReadOnlySpan<char> first = first;
        private readonly ReadOnlySpan<char> others = others;

        public void Deconstruct(out ReadOnlySpan<char> word, out ReadOnlySpan<char> remaining, out bool last)
        {
            word = first;
            remaining = others;
            last = isLast;
        }
    }
}
