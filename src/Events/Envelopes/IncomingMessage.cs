namespace Events;

/// <summary>What a transport received, before anything of it is believed: raw header values and raw bytes.</summary>
/// <remarks>A header that did not come is <c>null</c>. Pass it to <see cref="IncomingMessageReader"/>.</remarks>
public sealed record IncomingMessage
{
    /// <summary>Which headers can be expected. The default is <see cref="MessageShape.CloudEvents"/>.</summary>
    public MessageShape Shape { get; init; } = MessageShape.CloudEvents;

    /// <summary>How it came. The default is <see cref="MessageRoute.Queue"/>.</summary>
    public MessageRoute Route { get; init; } = MessageRoute.Queue;

    /// <summary><c>ce-id</c>, or the transport's own id of the message.</summary>
    public string? Id { get; init; }

    /// <summary><c>ce-source</c>: the application that sent it.</summary>
    public string? Source { get; init; }

    /// <summary><c>ce-type</c>: the wire name of the event.</summary>
    public string? Type { get; init; }

    /// <summary><c>ce-time</c>.</summary>
    public string? Time { get; init; }

    /// <summary><c>ce-specversion</c>.</summary>
    public string? SpecVersion { get; init; }

    /// <summary><c>content-type</c>, as received. A transport that can carry nothing but JSON may supply <c>application/json</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary><c>content-encoding</c>.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary><c>events-tenant</c>; empty counts as absent.</summary>
    public string? Tenant { get; init; }

    /// <summary><c>events-signature</c>.</summary>
    public string? Signature { get; init; }

    /// <summary>The body exactly as received.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Checks size, headers and encoding, without reading the body.</summary>
    /// <exception cref="InvalidEnvelopeException">The message cannot be an event; the reason says why.</exception>
    public void Check()
    {
        if (IncomingMessageCheck.FaultOf(this) is { } refusal)
        {
            throw InvalidEnvelopeException.WhenReceiving(Id, refusal);
        }
    }

    internal SignedParts SignedParts() => new()
    {
        Id = Id ?? "",
        Source = Source ?? "",
        Type = Type ?? "",
        ContentType = ContentType ?? "",
        Tenant = Tenant ?? "",
        Body = Body,
    };
}
