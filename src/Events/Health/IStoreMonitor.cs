namespace Events;

/// <summary>Tells how the store is, by the store's own clock.</summary>
internal interface IStoreMonitor
{
    /// <summary>Asks the store. A store that cannot be asked throws.</summary>
    Task<StoreReport> ReadAsync(CancellationToken cancel);
}
