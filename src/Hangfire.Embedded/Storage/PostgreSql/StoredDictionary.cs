using System.Text.Json;

namespace Hangfire.PostgreSql;

/// <summary>Reads a stored JSON object of texts.</summary>
internal static class StoredDictionary
{
    public static Dictionary<string, string> Read(string? json, StringComparer names)
    {
        var values = new Dictionary<string, string>(names);
        if (json == null)
        {
            return values;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            values[property.Name] = TextOf(property.Value)!;
        }

        return values;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
