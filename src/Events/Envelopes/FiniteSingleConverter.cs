using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Refuses numbers a <see cref="float"/> cannot hold, which the platform turns into infinity. Doubles are checked when the envelope is read.</summary>
internal sealed class FiniteSingleConverter : JsonConverter<float>
{
    public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetSingle(out var value) && float.IsFinite(value)
            ? value
            : throw new MemberRefusedException(EnvelopeFault.ContractMismatch, $"Expected a number a float can hold at byte {reader.TokenStartIndex}.");

    public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
