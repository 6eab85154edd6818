using System.Globalization;
using Newtonsoft.Json;

namespace Hangfire.Common;

/// <summary>
/// JSON under the given settings and no others. What the application sets as <see cref="JsonConvert.DefaultSettings"/> is meant for its own use: here
/// it would change what other servers have to read, and the types that stored data may name.
/// </summary>
internal static class IsolatedJson
{
    public static string Write(object value, Type? type, JsonSerializerSettings settings)
    {
        var serializer = JsonSerializer.Create(settings);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text) { Formatting = serializer.Formatting };
        serializer.Serialize(json, value, type);
        return text.ToString();
    }

    /// <exception cref="JsonException">The text is no JSON of that type, or something follows it.</exception>
    public static object? Read(string text, Type type, JsonSerializerSettings settings)
    {
        var serializer = JsonSerializer.Create(settings);
        serializer.CheckAdditionalContent = true;
        using var json = new JsonTextReader(new StringReader(text));
        return serializer.Deserialize(json, type);
    }
}
