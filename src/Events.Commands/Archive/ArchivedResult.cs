using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary>An entry of the archive for programs.</summary>
internal static class ArchivedResult
{
    public static JsonObject Of(ArchivedDelivery entry) => new()
    {
        ["eventId"] = entry.EventId,
        ["event"] = entry.EventName,
        ["entity"] = entry.EntityId,
        ["handler"] = entry.Handler,
        ["attempts"] = entry.Attempts,
        ["errorType"] = entry.ErrorType,
        ["error"] = entry.Error,
        ["archivedAt"] = entry.ArchivedAt,
        ["status"] = entry.Status.ToString(),
        ["changedAt"] = entry.ChangedAt,
        ["changedBy"] = entry.ChangedBy,
    };
}
