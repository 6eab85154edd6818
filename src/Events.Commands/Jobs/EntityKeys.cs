using System.ComponentModel;

namespace Events.Commands;

/// <summary>Reads the ids of entities as the keys their action takes.</summary>
internal static class EntityKeys
{
    public static IReadOnlyList<(string Text, object Key)> Parse(EntityActionDescriptor action, IEnumerable<string> ids)
    {
        var keys = ids.Select(text => (Text: text, Key: Parse(action.KeyType, text))).ToList();
        var refused = keys.Where(one => one.Key is null).Select(one => $"\"{one.Text}\"").ToList();
        return refused.Count == 0
            ? keys.ConvertAll(one => (one.Text, one.Key!))
            : throw new UsageException($"Expected the id of {Article(action.EntityType.Name)} to be {Article(action.KeyType.Name)}, got {string.Join(", ", refused)}. No job was created.");
    }

    private static object? Parse(Type type, string text)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return null; // reported with all others that are refused
        }
    }

    private static string Article(string noun) => "AEIOU".Contains(noun[0], StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";
}
