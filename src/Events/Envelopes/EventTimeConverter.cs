using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Times in payloads: a time without an offset is UTC, never the time zone of the machine that happens to read it.</summary>
internal sealed class EventTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EventTime.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
