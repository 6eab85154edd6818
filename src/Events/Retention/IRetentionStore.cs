namespace Events;

/// <summary>What retention needs of the store. Several processes may call at once: all but one find nothing to do.</summary>
internal interface IRetentionStore
{
    /// <summary>Deletes a batch of events that are done with, and of what else is as old.</summary>
    /// <returns>How many rows; less than the batch when no more is left.</returns>
    Task<int> PurgeAsync(TimeSpan keep, int batch, CancellationToken cancel);

    /// <summary>Deletes a batch of results of steps, those whose job has its receipt and those that are older than that, and of jobs that have waited longer than that for a slot.</summary>
    /// <returns>How many rows; less than the batch when no more is left.</returns>
    Task<int> PurgeUnfinishedAsync(TimeSpan keep, int batch, CancellationToken cancel);

    /// <summary>Drops the oldest of the archive until it is within its limits.</summary>
    /// <returns>How many were dropped, and how many are left.</returns>
    Task<(int Dropped, int Left)> TrimArchiveAsync(TimeSpan? maxAge, int? maxCount, CancellationToken cancel);
}
