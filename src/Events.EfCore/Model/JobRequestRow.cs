using System.Text.Json;

namespace Events.EfCore;

/// <summary>A requested job in table <c>job_request</c>; gone when the job exists.</summary>
internal sealed class JobRequestRow
{
    // A composite key may be a tuple, whose members are fields.
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    public required Guid Id { get; init; }

    /// <summary>Counts up, so that jobs are created in the order they were asked for.</summary>
    public long Position { get; private set; }

    public required string Action { get; init; }

    public required string EntityName { get; init; }

    /// <summary>The key as text; <c>null</c> for a chunk.</summary>
    public string? EntityId { get; init; }

    /// <summary>The key, or the keys of a chunk, as JSON.</summary>
    public required string Argument { get; init; }

    public bool IsChunk { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why no job could be created; such a row waits until somebody corrects it.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static JobRequestRow Of(Guid id, EntityActionDescriptor action, object key, DateTimeOffset? dueAt) => new()
    {
        Id = id,
        Action = ActionType.NameOf(action.ActionType),
        EntityName = action.EntityType.Name,
        EntityId = EntityKey.TextOf(key),
        Argument = JsonSerializer.Serialize(key, action.KeyType, Json),
        DueAt = dueAt,
    };

    public static JobRequestRow OfChunk(Guid id, EntityActionDescriptor action, Array keys) => new()
    {
        Id = id,
        Action = ActionType.NameOf(action.ActionType),
        EntityName = action.EntityType.Name,
        Argument = JsonSerializer.Serialize(keys, keys.GetType(), Json),
        IsChunk = true,
    };

    /// <exception cref="UnknownActionException">The action is not here.</exception>
    /// <exception cref="JsonException">The key is not what the action takes any more.</exception>
    public JobRequest ToRequest()
    {
        var type = ActionType.Named(Action);
        var keyType = EntityActionDescriptor.Of(type).KeyType;
        return new JobRequest(Id, type, JsonSerializer.Deserialize(Argument, IsChunk ? keyType.MakeArrayType() : keyType, Json)!, DueAt);
    }
}
