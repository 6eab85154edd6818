namespace Events;

/// <summary>What a schema document says about the service it belongs to.</summary>
public sealed record EventSchemaOptions
{
    /// <summary>The service's name. The default is <c>CommonEvents</c>.</summary>
    public string ServiceName { get; init; } = "CommonEvents";

    /// <summary>The version of the service's events as a whole. The default is <c>0.0.1a</c>.</summary>
    public string Version { get; init; } = "0.0.1a";

    /// <summary>The document's title; when <c>null</c>, <c>Events for {ServiceName} service, version of {Version}</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The JSON Schema it is written in. The default is 2020-12.</summary>
    public SchemaDialect Dialect { get; init; } = SchemaDialect.Draft202012;

    internal string DocumentTitle => Title ?? $"Events for {ServiceName} service, version of {Version}";

    internal string DocumentId => $"Events.{ServiceName}.{Version}";
}
