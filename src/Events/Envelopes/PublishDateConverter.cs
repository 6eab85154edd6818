using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Writes <c>2021-03-17T16:24:23+00:00</c>; reads that and the form without an offset, which older senders mean as UTC.</summary>
internal sealed class PublishDateConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EventTime.Read(ref reader).ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture));
}
