using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfEachRequests<TContext>(TContext context) : IEachRequests
    where TContext : DbContext
{
    public Task<int> RequestAsync(Type actionType, IQueryable entities, int chunkSize, CancellationToken cancel) =>
        JobRequests.AddChunksAsync(context, actionType, entities, chunkSize, cancel);
}
