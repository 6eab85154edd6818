using System.Globalization;

namespace Events;

/// <summary>What an id or a name that came from outside may look like.</summary>
internal static class IdRules
{
    /// <summary>Ids of messages, sources, types and tenants: no white space anywhere, as they travel in headers.</summary>
    public static string? FaultOfHeader(string? id) => id switch
    {
        null or "" => "it is empty",
        _ when id.Any(char.IsWhiteSpace) => "it holds white space",
        _ => FaultOf(id),
    };

    /// <summary>Ids of entities and names: a natural key may hold spaces, though not around it.</summary>
    public static string? FaultOf(string? id) => id switch
    {
        null or "" => "it is empty",
        { Length: > EnvelopeLimits.MaxIdLength } => $"it has {id.Length} characters, the limit is {EnvelopeLimits.MaxIdLength}",
        _ when id.Any(BreaksLines) => "it holds control characters",
        _ when id.Length != id.Trim().Length => "it begins or ends with white space",
        _ => null,
    };

    private static bool BreaksLines(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
