namespace Events;

/// <summary>A failure that means something to the domain. Its code, origin and data reach the failure event as they are.</summary>
/// <param name="message">What happened, made for people; the event's <c>detail</c>.</param>
/// <param name="inner">What caused it, if anything.</param>
public class DomainException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal const string UnknownCode = "UNKNOWN_ERROR";
    internal const string UnknownOrigin = "unknown";

    /// <summary>What kind of failure it is, made for programs. The default is <c>UNKNOWN_ERROR</c>.</summary>
    public string Code { get; init; } = UnknownCode;

    /// <summary>The part of the system it comes from. The default is <c>unknown</c>.</summary>
    public string Origin { get; init; } = UnknownOrigin;

    /// <summary>Further values for the failure event's <c>data</c>; they must serialize to JSON. The default is none.</summary>
    public new IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();
}
