using System.Net.Http.Headers;

namespace Events;

/// <summary>What must hold before the body of a message is looked at. The cheapest questions come first.</summary>
internal static class IncomingMessageCheck
{
    private const string SpecVersion = "1.0";

    public static EnvelopeRefusal? FaultOf(IncomingMessage message) =>
        FaultOfSize(message)
        ?? FaultOfEncoding(message.ContentEncoding)
        ?? FaultOfContentType(message.ContentType)
        ?? FaultOfSpecVersion(message)
        ?? FaultOfId(EventHeaders.Id, message.Id)
        ?? FaultOfSender(message)
        ?? FaultOfOptionalId(EventHeaders.Tenant, message.Tenant)
        ?? FaultOfTime(message.Time);

    private static EnvelopeRefusal? FaultOfSize(IncomingMessage message) =>
        message.Body.Length > EnvelopeLimits.MaxBytes ? JsonScan.TooLarge(message.Body.Length) : null;

    private static EnvelopeRefusal? FaultOfEncoding(string? encoding) =>
        string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : new(EnvelopeFault.UnsupportedEncoding, $"its {EventHeaders.ContentEncoding} is {Quoted.Of(encoding)}. Send the body as it is.");

    private static EnvelopeRefusal? FaultOfContentType(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && IsJson(type.MediaType!) && IsUtf8(type)
            ? null
            : new(
                EnvelopeFault.UnsupportedContentType,
                $"its {EventHeaders.ContentType} is {Quoted.Of(contentType)}. Send \"application/json\" in UTF-8.");

    private static bool IsJson(string mediaType) =>
        mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || (mediaType.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static EnvelopeRefusal? FaultOfSpecVersion(IncomingMessage message)
    {
        var isKnown = message.SpecVersion == SpecVersion || (message.SpecVersion is null && message.Shape == MessageShape.EnvelopeOnly);
        return isKnown
            ? null
            : new(EnvelopeFault.UnsupportedSpecVersion, $"its {EventHeaders.SpecVersion} is {Quoted.Of(message.SpecVersion)}. Send \"{SpecVersion}\".");
    }

    private static EnvelopeRefusal? FaultOfSender(IncomingMessage message) => message.Shape == MessageShape.CloudEvents
        ? FaultOfId(EventHeaders.Source, message.Source) ?? FaultOfId(EventHeaders.Type, message.Type)
        : FaultOfOptionalId(EventHeaders.Source, message.Source) ?? FaultOfOptionalId(EventHeaders.Type, message.Type);

    private static EnvelopeRefusal? FaultOfOptionalId(string header, string? id) => string.IsNullOrEmpty(id) ? null : FaultOfId(header, id);

    private static EnvelopeRefusal? FaultOfId(string header, string? id) =>
        IdRules.FaultOfHeader(id) is { } fault
            ? new(EnvelopeFault.InvalidId, $"its {header} is {Quoted.Of(id)}: {fault}. Send 1 to {EnvelopeLimits.MaxIdLength} visible characters.")
            : null;

    private static EnvelopeRefusal? FaultOfTime(string? time) =>
        time is null || EventTime.IsWithOffset(time)
            ? null
            : new(EnvelopeFault.InvalidTime, $"its {EventHeaders.Time} is {Quoted.Of(time)}. Send a time like \"2021-03-17T16:24:23Z\".");
}
