using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary>What a command has changed.</summary>
/// <param name="Deliveries">How many deliveries.</param>
/// <param name="Sentence">That in words.</param>
/// <param name="Result">That for programs.</param>
internal sealed record ChangeOutcome(int Deliveries, string Sentence, JsonObject Result)
{
    /// <summary>Whether some of them are in the archive again.</summary>
    public bool FailedAgain { get; init; }
}
