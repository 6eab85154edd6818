namespace Events;

/// <summary>Tells which jobs have an outcome.</summary>
internal interface IReceiptBook
{
    /// <summary>Those of the keys that have a receipt.</summary>
    Task<IReadOnlySet<string>> RecordedAsync(IReadOnlyCollection<string> jobKeys, CancellationToken cancel);
}
