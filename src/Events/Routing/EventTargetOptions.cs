namespace Events;

/// <summary>How one target was configured.</summary>
public sealed class EventTargetOptions
{
    /// <summary>What errors and logs call the target. The default is its route.</summary>
    public string? Name { get; set; }

    /// <summary>The route it serves: <c>{publisherName}.{eventName}</c>, or a pattern with <c>*</c>. Required.</summary>
    public string? Route { get; set; }

    /// <summary>The key of its transport, or the full name of a class. Required.</summary>
    public string? Provider { get; set; }

    /// <summary>Whose values the target takes where it has none of its own. The default is the profile <c>default</c>, if there is one.</summary>
    public string? Profile { get; set; }

    /// <summary>Where the event goes when it comes out of the outbox; only provider and settings count.</summary>
    public EventTargetOptions? Wraps { get; set; }

    /// <summary>What the transport needs to know, such as <c>topic</c>; levels are joined by <c>:</c>.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
}
