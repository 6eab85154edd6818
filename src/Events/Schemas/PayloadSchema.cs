using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Events;

/// <summary>The shape of one type in the JSON Schema of the platform, as part of a larger document.</summary>
internal static class PayloadSchema
{
    private static readonly JsonSchemaExporterOptions Options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Complete,
    };

    /// <summary>The schema of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="place">The JSON pointer to where it will stand, for references of the type to itself.</param>
    public static JsonNode Of(Type type, string place)
    {
        var schema = EventJson.Options.GetJsonSchemaAsNode(type, Options);
        Move(schema, place);
        return schema;
    }

    /// <summary>The schema of loose arguments: anything under the declared names.</summary>
    public static JsonObject OfLoose(EventDescriptor known) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(known.Arguments.Select(argument => KeyValuePair.Create(argument, (JsonNode?)new JsonObject()))),
    };

    /// <summary>The exporter cannot look into converters of our own, so the shape of what they write is given here.</summary>
    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && schema is JsonObject known && known["properties"] is JsonObject members)
        {
            CompleteMembers(context.TypeInfo, members);
        }

        return OwnShapeOf(context.TypeInfo.Type) is { } shape ? WithDefault(shape, schema) : schema;
    }

    /// <summary>The exporter does not ask about a member that may be null, has a default and a converter of our own.</summary>
    private static void CompleteMembers(JsonTypeInfo type, JsonObject members)
    {
        foreach (var member in type.Properties)
        {
            if (members.TryGetPropertyValue(member.Name, out var schema) && OwnShapeOf(member.PropertyType) is { } shape)
            {
                members[member.Name] = WithDefault(shape, schema);
            }
        }
    }

    private static JsonObject? OwnShapeOf(Type type)
    {
        var isNullable = Nullable.GetUnderlyingType(type) is not null;
        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            { IsEnum: true } flags when flags.IsDefined(typeof(FlagsAttribute), inherit: false) => Shape("string", null, isNullable),
            { IsEnum: true } values => new JsonObject { ["enum"] = WireEnum.ValuesOf(values, isNullable) },
            var time when time == typeof(DateTimeOffset) => Shape("string", "date-time", isNullable),
            var single when single == typeof(float) => Shape("number", null, isNullable),
            _ => null,
        };
    }

    private static JsonObject Shape(string type, string? format, bool isNullable)
    {
        var shape = new JsonObject { ["type"] = isNullable ? new JsonArray(type, "null") : type };
        if (format is not null)
        {
            shape["format"] = format;
        }

        return shape;
    }

    private static JsonObject WithDefault(JsonObject shape, JsonNode? exported)
    {
        if (exported is JsonObject known && known.TryGetPropertyValue("default", out var byDefault))
        {
            shape["default"] = byDefault?.DeepClone();
        }

        return shape;
    }

    private static void Move(JsonNode? schema, string place)
    {
        if (schema is JsonObject known)
        {
            if (known["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var pointer) && pointer.StartsWith('#'))
            {
                known["$ref"] = place + pointer[1..];
            }

            foreach (var (_, value) in known)
            {
                Move(value, place);
            }
        }
        else if (schema is JsonArray items)
        {
            foreach (var item in items)
            {
                Move(item, place);
            }
        }
    }
}
