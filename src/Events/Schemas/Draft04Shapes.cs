using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Events;

/// <summary>What simple types look like in draft-04.</summary>
internal static class Draft04Shapes
{
    private static readonly Dictionary<Type, (string Type, string? Format)> Simple = new()
    {
        [typeof(string)] = ("string", null),
        [typeof(char)] = ("string", null),
        [typeof(bool)] = ("boolean", null),
        [typeof(byte)] = ("integer", null),
        [typeof(sbyte)] = ("integer", null),
        [typeof(short)] = ("integer", null),
        [typeof(ushort)] = ("integer", null),
        [typeof(int)] = ("integer", null),
        [typeof(uint)] = ("integer", null),
        [typeof(long)] = ("integer", null),
        [typeof(ulong)] = ("integer", null),
        [typeof(float)] = ("number", null),
        [typeof(double)] = ("number", null),
        [typeof(decimal)] = ("number", null),
        [typeof(Guid)] = ("string", "uuid"),
        [typeof(DateTime)] = ("string", "date-time"),
        [typeof(DateTimeOffset)] = ("string", "date-time"),
        [typeof(DateOnly)] = ("string", "date"),
        [typeof(TimeOnly)] = ("string", "time"),
        [typeof(TimeSpan)] = ("string", null),
        [typeof(Uri)] = ("string", "uri"),
        [typeof(byte[])] = ("string", "binary"),
    };

    /// <summary>The shape of a simple type, an enum or anything at all; <c>null</c> for objects and collections.</summary>
    public static JsonObject? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object) || typeof(JsonNode).IsAssignableFrom(type) || type == typeof(JsonElement))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.IsDefined(typeof(FlagsAttribute), inherit: false)
                ? new JsonObject { ["type"] = "string" } // several names at once
                : new JsonObject { ["enum"] = WireEnum.ValuesOf(type, isNullable: false), ["type"] = "string" };
        }

        if (!Simple.TryGetValue(type, out var simple))
        {
            return null;
        }

        var shape = new JsonObject { ["type"] = simple.Type };
        if (simple.Format is not null)
        {
            shape["format"] = simple.Format;
        }

        return shape;
    }

    /// <summary>Whether a type is a dictionary, and the type of what a collection holds; no type when it is none, or when it may hold anything by name.</summary>
    public static (bool IsDictionary, Type? Elements) ElementsOf(Type type)
    {
        var known = EventJson.Options.GetTypeInfo(type);
        return known.Kind switch
        {
            JsonTypeInfoKind.Dictionary => (true, known.ElementType == typeof(object) ? null : known.ElementType),
            JsonTypeInfoKind.Enumerable => (false, known.ElementType),
            _ => (false, null),
        };
    }
}
