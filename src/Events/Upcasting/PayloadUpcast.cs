using System.Text.Json.Nodes;

namespace Events;

/// <summary>One step that turns the payload of an older version of an event into a newer one.</summary>
/// <param name="EventName">The event's wire name.</param>
/// <param name="From">The version it takes.</param>
/// <param name="To">The version it makes; the next one, as a rule.</param>
/// <param name="Change">Makes the newer payload; it may change the object it gets and return it.</param>
internal sealed record PayloadUpcast(string EventName, int From, int To, Func<JsonObject, JsonObject> Change)
{
    public override string ToString() => $"{EventName} {From} to {To}";
}
