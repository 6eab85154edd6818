using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Hangfire.Common;

/// <summary>JSON that starts with the name of its type. The name is believed only when the type fits what the reader asked for.</summary>
internal static class TypedJson
{
    private const string TypeProperty = "$type";

    public static string Write(object value)
    {
        var json = JObject.FromObject(value, JsonSerializer.Create(SerializationSettings.Of(SerializationOption.Internal)));
        json.AddFirst(new JProperty(TypeProperty, TypeHelper.SimpleAssemblyTypeSerializer(value.GetType())));
        return json.ToString(Formatting.None);
    }

    public static object? Read(string text, Type expected)
    {
        var json = JObject.Parse(text);
        var name = json.Value<string>(TypeProperty);
        json.Remove(TypeProperty);
        var type = name is null ? expected : TypeName.IsOwn(name) ? TypeName.Resolve(name) : TypeHelper.CurrentTypeResolver(name);
        if (!expected.IsAssignableFrom(type))
            throw new JsonSerializationException($"Type '{name}' is no '{expected}'. The stored value was not written for this place.");

        return json.ToObject(type, JsonSerializer.Create(SerializationSettings.Of(SerializationOption.Internal)));
    }
}
