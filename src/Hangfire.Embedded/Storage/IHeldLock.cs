namespace Hangfire.Storage;

/// <summary>A distributed lock that tells its holder when it can no longer be relied on.</summary>
internal interface IHeldLock : IDisposable
{
    /// <summary>Cancelled once the lock was not kept fresh in time, so that somebody else may hold it.</summary>
    CancellationToken Lost { get; }
}
