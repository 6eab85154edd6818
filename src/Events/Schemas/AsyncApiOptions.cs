namespace Events;

/// <summary>What an AsyncAPI document says about the service it belongs to.</summary>
public sealed record AsyncApiOptions
{
    /// <summary>The service's name, the document's title. The default is <c>CommonEvents</c>.</summary>
    public string ServiceName { get; init; } = "CommonEvents";

    /// <summary>The version of the service's events as a whole. The default is <c>0.0.1a</c>.</summary>
    public string Version { get; init; } = "0.0.1a";

    /// <summary>What the service is for, or <c>null</c>.</summary>
    public string? Description { get; init; }

    /// <summary>The brokers. The default is none.</summary>
    public IReadOnlyList<AsyncApiServer> Servers { get; init; } = [];
}
