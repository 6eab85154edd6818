using System.Globalization;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>Compares two schema documents and tells what would break: a publisher's old readers on new events, or its new readers on stored old ones.</summary>
/// <remarks>
/// Breaking are: an event or a member removed or renamed, a type changed, a member newly required or no longer always there, a value removed from an enum.
/// Not breaking are: an event or an optional member added, a value added to an enum, another default.
/// </remarks>
public sealed class SchemaComparison
{
    private const string Versioning = "raise the event's version and add an upcast";

    private readonly SchemaDocument older;
    private readonly SchemaDocument newer;
    private readonly List<SchemaChange> breaking = [];
    private readonly List<SchemaChange> compatible = [];
    private readonly HashSet<(JsonNode?, JsonNode?)> compared = [];

    private SchemaComparison(SchemaDocument older, SchemaDocument newer) => (this.older, this.newer) = (older, newer);

    /// <summary>Compares two documents of <see cref="EventSchemas"/> or <see cref="AsyncApiDocument"/>.</summary>
    /// <param name="older">The document consumers rely on.</param>
    /// <param name="newer">The document to be published.</param>
    /// <exception cref="InvalidSchemaException">A text is no such document.</exception>
    public static SchemaChanges Compare(string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var comparison = new SchemaComparison(SchemaDocument.Parse(older, "older"), SchemaDocument.Parse(newer, "newer"));
        comparison.CompareEvents();
        return new SchemaChanges(comparison.breaking, comparison.compatible);
    }

    private void CompareEvents()
    {
        Compare("metadata", older.Metadata, newer.Metadata);
        foreach (var (name, schema) in older.Events)
        {
            if (newer.Events.TryGetValue(name, out var counterpart))
            {
                CompareVersions(name, schema, counterpart);
                Compare($"{name}.payload", PayloadOf(schema), PayloadOf(counterpart));
            }
            else
            {
                Breaks(name, $"The event {name} was removed. Publish it until nobody listens.");
            }
        }

        foreach (var name in newer.Events.Keys.Where(name => !older.Events.ContainsKey(name)))
        {
            Fits(name, $"The event {name} was added.");
        }
    }

    private void CompareVersions(string name, JsonObject before, JsonObject after)
    {
        var (old, current) = (VersionOf(before), VersionOf(after));
        if (old < current)
        {
            Fits(name, string.Create(CultureInfo.InvariantCulture, $"The event {name} went from version {old} to {current}."));
        }
        else if (old > current)
        {
            Breaks(name, string.Create(CultureInfo.InvariantCulture, $"The event {name} went back from version {old} to {current}. Versions only rise."));
        }
    }

    private void Compare(string path, JsonNode? olderSchema, JsonNode? newerSchema)
    {
        var (first, second) = (older.Resolve(olderSchema), newer.Resolve(newerSchema));
        if (!compared.Add((first, second)))
        {
            return; // a type that holds itself
        }

        var (before, after) = (new SchemaShape(first), new SchemaShape(second));
        if (before.Type != after.Type)
        {
            Breaks(path, $"{path} changed its type from {before.Type} to {after.Type}. Keep the type under this name, or {Versioning}.");
            return;
        }

        CompareValues(path, before, after);
        CompareMembers(path, before, after);
        if (before.Items is not null && after.Items is not null)
        {
            Compare($"{path}[]", before.Items, after.Items);
        }

        if (before.Others is not null && after.Others is not null)
        {
            Compare($"{path}.*", before.Others, after.Others);
        }
    }

    private void CompareValues(string path, SchemaShape before, SchemaShape after)
    {
        foreach (var value in before.Values.Except(after.Values))
        {
            Breaks(path, $"{path} lost the value {value}. Keep reading it: stored events may have it.");
        }

        foreach (var value in after.Values.Except(before.Values))
        {
            Fits(path, $"{path} gained the value {value}; readers must expect values they do not know.");
        }

        if (before.Default != after.Default)
        {
            Fits(path, $"{path} changed its default from {before.Default ?? "none"} to {after.Default ?? "none"}.");
        }
    }

    private void CompareMembers(string path, SchemaShape before, SchemaShape after)
    {
        var removed = before.Members.Where(member => !after.Members.ContainsKey(member.Key)).ToList();
        var added = after.Members.Where(member => !before.Members.ContainsKey(member.Key)).ToDictionary(member => member.Key, member => member.Value);
        foreach (var (name, schema) in removed)
        {
            var renamed = added.FirstOrDefault(member => ShapeIn(newer, member.Value).Resembles(ShapeIn(older, schema))).Key;
            var loss = renamed is null ? "was removed" : $"was removed, and looks renamed to \"{renamed}\"";
            Breaks($"{path}.{name}", $"{path}.{name} {loss}. Keep it beside what is new, or {Versioning}.");
            added.Remove(renamed ?? "");
        }

        foreach (var name in added.Keys)
        {
            Added($"{path}.{name}", after.Required.Contains(name));
        }

        foreach (var (name, schema) in before.Members.Where(member => after.Members.ContainsKey(member.Key)))
        {
            CompareRequired($"{path}.{name}", before.Required.Contains(name), after.Required.Contains(name));
            Compare($"{path}.{name}", schema, after.Members[name]);
        }
    }

    private void Added(string path, bool required)
    {
        if (required)
        {
            Breaks(path, $"{path} was added as a required member; older events do not have it. Give it a default, or {Versioning}.");
        }
        else
        {
            Fits(path, $"{path} was added as an optional member.");
        }
    }

    private void CompareRequired(string path, bool before, bool after)
    {
        if (!before && after)
        {
            Breaks(path, $"{path} became required; older events may lack it. Give it a default, or {Versioning}.");
        }
        else if (before && !after)
        {
            Breaks(path, $"{path} is no longer required; readers rely on it. Always send it, or {Versioning}.");
        }
    }

    private static SchemaShape ShapeIn(SchemaDocument document, JsonNode? schema) => new(document.Resolve(schema));

    private static JsonNode? PayloadOf(JsonObject schema) => schema["properties"]?["payload"];

    private static int VersionOf(JsonObject schema) =>
        schema[EventDefinitions.EventVersionKeyword] is JsonValue version && version.TryGetValue<int>(out var number) ? number : 1;

    private void Breaks(string path, string sentence) => breaking.Add(new SchemaChange(path, sentence));

    private void Fits(string path, string sentence) => compatible.Add(new SchemaChange(path, sentence));
}
