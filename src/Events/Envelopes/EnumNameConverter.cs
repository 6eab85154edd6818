using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Enums by their wire names. Numbers are refused, and so are several names at once unless the enum is made for it.</summary>
internal sealed class EnumNameConverter : JsonConverterFactory
{
    private static readonly JsonStringEnumConverter Names = new(new WireNamingPolicy(), allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var names = Names.CreateConverter(typeToConvert, options);
        return typeToConvert.IsDefined(typeof(FlagsAttribute), inherit: false)
            ? names
            : (JsonConverter)Activator.CreateInstance(typeof(OneName<>).MakeGenericType(typeToConvert), names)!;
    }

    private sealed class OneName<TEnum>(JsonConverter<TEnum> names) : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsOne(ref reader) ? names.Read(ref reader, typeToConvert, options) : throw new JsonException();

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsOne(ref reader) ? names.ReadAsPropertyName(ref reader, typeToConvert, options) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => names.Write(writer, value, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            names.WriteAsPropertyName(writer, value, options);

        private static bool IsOne(ref Utf8JsonReader reader) =>
            reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.GetString()!.Contains(',');
    }
}
