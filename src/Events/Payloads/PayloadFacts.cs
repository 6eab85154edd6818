using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>What the class of a payload says of every event with it; read once, for reflection costs more than the event.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Version">The version of its shape; <c>null</c> for the first.</param>
/// <param name="ContainsPersonalData">Whether it is declared to.</param>
internal sealed record PayloadFacts(string Name, int? Version, bool ContainsPersonalData)
{
    private static readonly ConcurrentDictionary<Type, PayloadFacts> Known = new();

    public static PayloadFacts Of(Type payloadType) => Known.GetOrAdd(payloadType, static type => new PayloadFacts(
        EventNaming.EventNameOf(type),
        EventNaming.VersionOf(type) is var version and not 1 ? version : null,
        type.IsDefined(typeof(ContainsPersonalDataAttribute))));
}
