using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>Describes the events this application publishes, for those who consume them.</summary>
/// <remarks>
/// Left out are events of other applications, payloads marked with <see cref="ConsumedEventAttribute"/> and abstract payloads. Events come in the order
/// they were declared.
/// </remarks>
/// <param name="registry">The events the application knows.</param>
public sealed class EventSchemas(EventRegistry registry)
{
    /// <summary>The name the common ancestor of failure payloads would have; it stands for no event.</summary>
    private const string ReservedName = "eventFail";

    internal IReadOnlyList<EventDescriptor> Exposed => [.. registry.LocalEvents
        .Where(known => known.Name != ReservedName
            && !known.PayloadType.IsAbstract
            && !known.PayloadType.IsDefined(typeof(ConsumedEventAttribute), inherit: true))];

    /// <summary>The wire names of the events.</summary>
    public IReadOnlyList<string> EventsList() => [.. Exposed.Select(known => known.Name)];

    /// <summary>The payload type of an event, or <c>null</c> when the application publishes no such event.</summary>
    public Type? Find(string eventName) => Exposed.FirstOrDefault(known => known.Name == eventName)?.PayloadType;

    /// <summary>The JSON Schema of all events.</summary>
    /// <param name="options">Service, version and dialect; <c>null</c> for the defaults.</param>
    public JsonObject Generate(EventSchemaOptions? options = null)
    {
        options ??= new EventSchemaOptions();
        return options.Dialect == SchemaDialect.Draft04
            ? new Draft04Document(options).Of(Exposed)
            : new ModernDocument(options).Of(Exposed);
    }

    /// <summary>The JSON Schema of all events as text.</summary>
    /// <param name="indent">By how many spaces levels are indented, at most 127; <c>null</c> for one line.</param>
    /// <param name="options">Service, version and dialect; <c>null</c> for the defaults.</param>
    public string GenerateJson(int? indent = null, EventSchemaOptions? options = null) => Write(Generate(options), indent);

    internal static string Write(JsonObject document, int? indent) =>
        document.ToJsonString(new JsonSerializerOptions(EventJson.Options)
        {
            WriteIndented = indent is not null,
            IndentSize = indent ?? 0,
            NewLine = "\n",
            MaxDepth = 0,
        });
}
