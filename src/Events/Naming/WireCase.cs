using System.Text;

namespace Events;

internal static class WireCase
{
    public static string Convert(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Words(name.TrimStart('_')).ToList();
        if (words.Count == 0)
        {
            return name;
        }

        var wire = new StringBuilder(name.Length).Append('_', name.Length - name.TrimStart('_').Length);
        wire.Append(words[0].ToLowerInvariant());
        foreach (var word in words.Skip(1))
        {
            AppendCapitalized(wire, word);
        }

        return wire.ToString();
    }

    public static string FirstWord(string name) => Words(name).FirstOrDefault(name).ToLowerInvariant();

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' || StartsWord(name, start, i))
            {
                if (i > start)
                {
                    yield return name[start..i];
                }

                start = name[i] == '_' ? i + 1 : i;
            }
        }

        if (start < name.Length)
        {
            yield return name[start..];
        }
    }

    private static bool StartsWord(string name, int wordStart, int i) =>
        i > wordStart
        && char.IsUpper(name[i])
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void AppendCapitalized(StringBuilder wire, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var startsLetters = i == 0 || char.IsDigit(word[i - 1]);
            wire.Append(startsLetters ? char.ToUpperInvariant(word[i]) : char.ToLowerInvariant(word[i]));
        }
    }
}
