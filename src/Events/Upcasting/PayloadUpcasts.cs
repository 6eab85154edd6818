using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>Leads the payloads of older versions of an event to the version this application's type has, step by step.</summary>
internal sealed class PayloadUpcasts(IEnumerable<PayloadUpcast> steps, EventRegistry registry) : IStartupCheck
{
    private readonly ILookup<(string EventName, int From), PayloadUpcast> steps = steps.ToLookup(step => (step.EventName, step.From));

    /// <summary>The envelope with its payload in the version this application knows; the same envelope when there is nothing to do.</summary>
    /// <exception cref="InvalidEnvelopeException">The version is newer than known, or a step is missing; the reason is <c>UnsupportedVersion</c>.</exception>
    public EventEnvelope ToCurrent(EventEnvelope envelope) =>
        registry.Find(envelope.Metadata.EventName) is { } known ? ToVersion(envelope, EventNaming.VersionOf(known.PayloadType)) : envelope;

    public IEnumerable<string> Faults()
    {
        foreach (var step in steps.SelectMany(group => group))
        {
            if (step.To <= step.From || step.From < 1)
            {
                yield return $"The upcast of event \"{step.EventName}\" leads from version {step.From} to {step.To}. Let it lead from 1 or more to a later version.";
            }
        }

        foreach (var twins in steps.Where(group => group.Count() > 1))
        {
            yield return $"Two upcasts of event \"{twins.Key.EventName}\" start at version {twins.Key.From}. Keep one of them.";
        }

        foreach (var gap in steps.SelectMany(group => group).Select(GapBehind).OfType<string>().Distinct())
        {
            yield return gap;
        }
    }

    private string? GapBehind(PayloadUpcast step)
    {
        if (registry.Find(step.EventName) is not { } known)
        {
            return $"There is an upcast of event \"{step.EventName}\", which no domain app knows.{Suggestion.For(step.EventName, registry.Events.Select(one => one.Name))} "
                + "Declare the event, or remove the upcast.";
        }

        var current = EventNaming.VersionOf(known.PayloadType);
        return step.To == current || steps.Contains((step.EventName, step.To))
            ? null
            : $"The upcasts of event \"{step.EventName}\" end at version {step.To}, and {known.PayloadType.Name} has version {current}. "
                + $"Add the upcast from {step.To}, or correct the Version of [EventName].";
    }

    private EventEnvelope ToVersion(EventEnvelope envelope, int current)
    {
        var version = envelope.Metadata.Version;
        if (version >= current)
        {
            return envelope; // reading refuses a newer one
        }

        var payload = JsonObject.Create(envelope.Payload) ?? [];
        while (version < current)
        {
            var step = steps[(envelope.Metadata.EventName, version)].FirstOrDefault();
            if (step is null || step.To > current)
            {
                throw InvalidEnvelopeException.MissingUpcast(envelope.Metadata.EventName, version, current);
            }

            payload = step.Change(payload);
            version = step.To;
        }

        return new EventEnvelope(
            envelope.Metadata with { EventVersion = current }, JsonSerializer.SerializeToElement(payload, EventJson.Options));
    }
}
