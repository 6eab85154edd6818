using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hangfire.PostgreSql.Connections;

/// <summary>
/// Joins statements into one, each a common table expression under its name, so that a commit is one message to the server and one
/// transaction without a begin. All parts see the database as it was before; parts that build on one another must say so by name.
/// </summary>
internal static partial class StatementChain
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>Joins the parts; <paramref name="ending"/> selects from them.</summary>
    public static SqlStatement Of(IReadOnlyList<SqlStatement> parts, string ending)
    {
        // The names say which texts there are; the same few combinations come again and again.
        var key = string.Join(' ', parts.Select(part => part.Name)) + ending;
        var chained = new SqlStatement(Texts.GetOrAdd(key, _ => TextOf(parts, ending)));
        foreach (var part in parts)
        {
            chained.BindAsIn(part);
        }

        return chained;
    }

    private static string TextOf(IReadOnlyList<SqlStatement> parts, string ending)
    {
        var texts = new List<string>();
        var bound = 0;
        foreach (var part in parts)
        {
            texts.Add(Renumbered(part.Link, bound));
            bound += part.BoundCount;
        }

        return $"with {string.Join(", ", texts)} {ending}";
    }

    private static string Renumbered(string text, int by) => Placeholder().Replace(
        text, match => $"${int.Parse(match.ValueSpan[1..], NumberStyles.None, CultureInfo.InvariantCulture) + by}");

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Placeholder();
}
