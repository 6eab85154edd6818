namespace Hangfire.Storage;

/// <summary>What storages can do with a claimed queue entry.</summary>
internal static class Claims
{
    /// <summary>Whether the claim can be given up in the transaction that ends the job.</summary>
    public static bool EndWithTransaction(JobStorage storage, IFetchedJob claim) =>
        storage.HasFeature(JobStorageFeatures.Transaction.RemoveFromQueue(claim.GetType()));
}
