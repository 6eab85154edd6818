using System.Text.Json.Serialization;

namespace Events;

/// <summary>One thing that was found.</summary>
/// <param name="Cause">What kind of thing it is.</param>
/// <param name="Text">The thing in whole sentences, with what to do where something can be done.</param>
public sealed record Finding([property: JsonConverter(typeof(JsonStringEnumConverter<Cause>))] Cause Cause, string Text)
{
    /// <summary>The handler it is about, or <c>null</c>.</summary>
    public string? Handler { get; init; }

    /// <summary>The job it is about, or <c>null</c>.</summary>
    public string? JobId { get; init; }

    /// <summary>When what is waited for is due, or <c>null</c>.</summary>
    public DateTimeOffset? Due { get; init; }
}
