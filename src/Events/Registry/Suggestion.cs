namespace Events;

/// <summary>Finds the word somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean "x"?</c> when a known word is near, else nothing.</summary>
    public static string For(string given, IEnumerable<string> known)
    {
        var nearest = known.Select(word => (word, distance: Distance(given, word)))
            .Where(candidate => candidate.distance <= Math.Max(2, given.Length / 3))
            .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.word is null ? "" : $" Did you mean \"{nearest.word}\"?";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
