using System.Text.Json.Serialization;

namespace Events;

/// <summary>The data of a failure event: what an entity action publishes when its last attempt has failed.</summary>
/// <remarks>Derive a sealed record with a parameterless constructor; the members here are filled from the exception.</remarks>
public abstract record EventFailPayload : EventPayload
{
    /// <summary>What kind of failure it was, such as <c>APPLICATION_ERROR</c>; stable, made for programs.</summary>
    [JsonPropertyOrder(-4)]
    public string Code { get; init; } = DomainException.UnknownCode;

    /// <summary>What the exception carried, and last <c>id</c>: the id of the entity the job was asked to act on.</summary>
    [JsonPropertyOrder(-3)]
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();

    /// <summary>The message of the exception, made for people.</summary>
    [JsonPropertyOrder(-2)]
    public string Detail { get; init; } = "";

    /// <summary>The part of the system the failure came from, such as <c>application</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Origin { get; init; } = DomainException.UnknownOrigin;
}
