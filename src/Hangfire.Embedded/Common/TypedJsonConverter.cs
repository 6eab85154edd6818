using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Hangfire.Common;

/// <summary>Lets a property of an interface type carry the name of its type.</summary>
internal sealed class TypedJsonConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType.IsInterface;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is null) writer.WriteNull();
        else writer.WriteRawValue(TypedJson.Write(value));
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        JToken.Load(reader) is JObject json ? TypedJson.Read(json.ToString(Formatting.None), objectType) : null;
}
