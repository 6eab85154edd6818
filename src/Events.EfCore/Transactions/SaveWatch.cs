using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore;

/// <summary>Hears, by whatever way it comes about, that a save has written nothing.</summary>
internal abstract class SaveWatch : SaveChangesInterceptor
{
    public sealed override void SaveChangesFailed(DbContextErrorEventData eventData) => Undo(eventData.Context);

    public sealed override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData.Context);
        return Task.CompletedTask;
    }

    public sealed override void SaveChangesCanceled(DbContextEventData eventData) => Undo(eventData.Context);

    public sealed override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData.Context);
        return Task.CompletedTask;
    }

    protected abstract void Undo(DbContext? context);
}
