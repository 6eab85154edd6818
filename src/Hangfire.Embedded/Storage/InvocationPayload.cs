using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.Storage;

/// <summary>The one-text forms of <see cref="InvocationData"/>: short names and arrays, or long names and JSON inside JSON.</summary>
internal static class InvocationPayload
{
    public static string Write(InvocationData data, bool excludeArguments) =>
        GlobalConfiguration.Writes(CompatibilityLevel.Version_170)
            ? SerializationHelper.Serialize(Shortened(data, excludeArguments))
            : SerializationHelper.Serialize(excludeArguments ? WithoutArguments(data) : data);

    public static InvocationData Read(string payload)
    {
        try
        {
            var stored = SerializationHelper.Deserialize<Both>(payload)!;
            return stored.Type is not null
                ? new InvocationData(stored.Type, stored.Method!, stored.ParameterTypes, stored.Arguments, stored.Queue)
                : new InvocationData(stored.ShortType!, stored.ShortMethod!, Json(stored.ShortParameters), Json(stored.ShortArguments), stored.ShortQueue);
        }
        catch (JsonException error)
        {
            throw new JobLoadException($"Could not read the stored job '{payload}'. See the inner exception.", error);
        }
    }

    private static Both Shortened(InvocationData data, bool excludeArguments) => new()
    {
        ShortType = data.Type,
        ShortMethod = data.Method,
        ShortParameters = Array(data.ParameterTypes),
        ShortArguments = excludeArguments ? null : Array(data.Arguments),
        ShortQueue = data.Queue,
    };

    private static InvocationData WithoutArguments(InvocationData data) =>
        new(data.Type, data.Method, data.ParameterTypes, null, data.Queue);

    private static string?[]? Array(string? json)
    {
        var items = SerializationHelper.Deserialize<string?[]>(json);
        return items is { Length: > 0 } ? items : null;
    }

    private static string Json(string?[]? items) => SerializationHelper.Serialize(items ?? []);

    private sealed class Both
    {
        public string? Type { get; set; }

        public string? Method { get; set; }

        public string? ParameterTypes { get; set; }

        public string? Arguments { get; set; }

        public string? Queue { get; set; }

        [JsonProperty("t")]
        public string? ShortType { get; set; }

        [JsonProperty("m")]
        public string? ShortMethod { get; set; }

        [JsonProperty("p")]
        public string?[]? ShortParameters { get; set; }

        [JsonProperty("a")]
        public string?[]? ShortArguments { get; set; }

        [JsonProperty("q")]
        public string? ShortQueue { get; set; }
    }
}
