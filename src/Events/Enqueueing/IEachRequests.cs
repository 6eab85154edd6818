namespace Events;

/// <summary>Asks for jobs on whatever a query finds, in the scope's unit of work.</summary>
internal interface IEachRequests
{
    /// <returns>How many jobs were asked for.</returns>
    Task<int> RequestAsync(Type actionType, IQueryable entities, int chunkSize, CancellationToken cancel);
}
