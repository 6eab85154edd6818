namespace Events;

/// <summary>The names of the headers (attributes) a message carries beside its body, on every transport that has headers.</summary>
public static class EventHeaders
{
    /// <summary>The id of the message; the same however often it is sent.</summary>
    public const string Id = "ce-id";

    /// <summary>The application that sent it.</summary>
    public const string Source = "ce-source";

    /// <summary>The wire name of the event.</summary>
    public const string Type = "ce-type";

    /// <summary>When it was sent, with an offset.</summary>
    public const string Time = "ce-time";

    /// <summary>The version of CloudEvents: <c>1.0</c>.</summary>
    public const string SpecVersion = "ce-specversion";

    /// <summary>What the body is: <c>application/json</c>.</summary>
    public const string ContentType = "content-type";

    /// <summary>How the body is packed; none is supported.</summary>
    public const string ContentEncoding = "content-encoding";

    /// <summary>Which tenant the event belongs to; absent when there are none.</summary>
    public const string Tenant = "events-tenant";

    /// <summary>The signatures of the message.</summary>
    public const string Signature = "events-signature";
}
