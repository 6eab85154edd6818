using System.Text.Json.Nodes;

namespace Events;

/// <summary>Writes the schema document in JSON Schema 2020-12; any event of the application is valid against it.</summary>
internal sealed class ModernDocument(EventSchemaOptions options)
{
    public JsonObject Of(IReadOnlyList<EventDescriptor> events)
    {
        var definitions = new EventDefinitions("#/$defs");
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = options.DocumentId,
            ["title"] = options.DocumentTitle,
        };
        if (events.Count > 0)
        {
            document["anyOf"] = new JsonArray([.. events.Select(known => definitions.ReferenceTo(known.Name))]);
        }

        document["$defs"] = definitions.Of(events);
        return document;
    }
}
