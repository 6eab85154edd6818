using System.Text.Json;

namespace Events;

/// <summary>Names JSON members by <see cref="EventNaming.ToWire"/>; the platform's camel case keeps trailing acronyms.</summary>
internal sealed class WireNamingPolicy : JsonNamingPolicy
{
    public override string ConvertName(string name) => EventNaming.ToWire(name);
}
