namespace Events;

/// <summary>Chooses archived deliveries; every condition that is set must hold, and none chooses all that wait.</summary>
public sealed record ArchiveFilter
{
    /// <summary>All that wait for a decision.</summary>
    public static ArchiveFilter All { get; } = new();

    /// <summary>Only of this event.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Only of events with this wire name.</summary>
    public string? EventName { get; init; }

    /// <summary>Only of this handler.</summary>
    public string? Handler { get; init; }

    /// <summary>Only about the entity with this id.</summary>
    public string? EntityId { get; init; }

    /// <summary>Only archived then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only archived before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only with this text in type, message or stack of the failure; case does not count.</summary>
    public string? Text { get; init; }

    /// <summary>Only in this state. The default is <see cref="ArchiveStatus.Archived"/>: those that wait.</summary>
    public ArchiveStatus Status { get; init; } = ArchiveStatus.Archived;

    /// <summary>One delivery.</summary>
    public static ArchiveFilter Of(Guid eventId, string handler) => new() { EventId = eventId, Handler = handler };

    /// <summary>The conditions in words, such as <c>handler billing.CreateInvoice, text timeout</c>; <c>all</c> when there are none.</summary>
    public override string ToString()
    {
        (string Word, object? Value)[] conditions =
        [
            ("event", EventId), ("name", EventName), ("handler", Handler), ("entity", EntityId), ("since", Since?.ToString("O")), ("until", Until?.ToString("O")), ("text", Text),
            ("status", Status == ArchiveStatus.Archived ? null : Status),
        ];
        var words = conditions.Where(condition => condition.Value is not null).Select(condition => $"{condition.Word} {condition.Value}");
        return string.Join(", ", words) is { Length: > 0 } text ? text : "all";
    }
}
