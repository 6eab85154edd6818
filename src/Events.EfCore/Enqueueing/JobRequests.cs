using System.Collections;
using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Puts requests for jobs among the changes of a context.</summary>
internal static class JobRequests
{
    public static string Add(DbContext context, Type actionType, object entityOrId, DateTimeOffset? dueAt)
    {
        ArgumentNullException.ThrowIfNull(entityOrId);
        var action = Required(context, actionType);
        var id = Guid.CreateVersion7();
        if (!action.EntityType.IsInstanceOfType(entityOrId))
        {
            context.Add(JobRequestRow.Of(id, action, EntityKeys.Required(action, entityOrId), dueAt));
        }
        else if (KeyReader.Of(context, action, entityOrId) is { } key)
        {
            context.Add(JobRequestRow.Of(id, action, EntityKeys.Required(action, key), dueAt));
        }
        else
        {
            LateRequests.Of(context).Add(new LateRequest(id, action, entityOrId, dueAt));
        }

        return id.ToString();
    }

    public static int AddChunks(DbContext context, Type actionType, IEnumerable ids, int chunkSize)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var action = Required(context, actionType);
        var rows = Chunks.Of(action, ids, chunkSize).Select(chunk => JobRequestRow.OfChunk(Guid.CreateVersion7(), action, chunk)).ToList();
        context.AddRange(rows);
        return rows.Count;
    }

    public static async Task<int> AddChunksAsync(DbContext context, Type actionType, IQueryable entities, int chunkSize, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var action = Required(context, actionType);
        return AddChunks(context, actionType, await KeyReader.ReadAsync(context, action, entities, cancel), chunkSize);
    }

    private static EntityActionDescriptor Required(DbContext context, Type actionType)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Model.FindEntityType(typeof(JobRequestRow)) is null
            ? throw EnqueueException.WithoutTables(context.GetType())
            : EntityActionDescriptor.Of(actionType);
    }
}
