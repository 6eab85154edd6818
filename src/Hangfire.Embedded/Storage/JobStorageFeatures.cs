namespace Hangfire.Storage;

/// <summary>Names of optional features, for <see cref="JobStorage.HasFeature"/>.</summary>
public static class JobStorageFeatures
{
    /// <summary>The queue of a job is stored with it.</summary>
    public static readonly string JobQueueProperty = "Job.Queue";

    /// <summary>Connections and transactions derive from <see cref="JobStorageConnection"/> and <see cref="JobStorageTransaction"/> in full.</summary>
    public static readonly string ExtendedApi = "Storage.ExtendedApi";

    /// <summary>The storage offers background processes through <see cref="JobStorage.GetStorageWideProcesses"/>.</summary>
    public static readonly string ProcessesInsteadOfComponents = "Storage.ProcessesInsteadOfComponents";

    /// <summary>Returns the error for a feature the storage does not offer.</summary>
    /// <param name="featureId">The name of the feature.</param>
    public static Exception GetNotSupportedException(string featureId) => new NotSupportedException(
        $"The current storage does not support the feature '{featureId}'. " +
        "Ask JobStorage.HasFeature first, or use a storage that supports it.");

    /// <summary>Features of <see cref="JobStorageConnection"/>.</summary>
    public static class Connection
    {
        /// <summary><see cref="JobStorageConnection.GetUtcDateTime"/> is available.</summary>
        public static readonly string GetUtcDateTime = "Connection.GetUtcDateTime";

        /// <summary><see cref="JobStorageConnection.GetSetContains"/> is available.</summary>
        public static readonly string GetSetContains = "Connection.GetSetContains";

        /// <summary>Counting sets up to a limit is available.</summary>
        public static readonly string LimitedGetSetCount = "Connection.LimitedGetSetCount";

        /// <summary>Reading several values with the lowest scores at once is available.</summary>
        public static readonly string BatchedGetFirstByLowest = "Connection.BatchedGetFirstByLowest";
    }

    /// <summary>Features of <see cref="JobStorageMonitor"/>.</summary>
    public static class Monitoring
    {
        /// <summary>Deleted jobs can be counted by day and by hour.</summary>
        public static readonly string DeletedStateGraphs = "Monitoring.DeletedStateGraphs";

        /// <summary>Awaiting jobs can be listed and counted.</summary>
        public static readonly string AwaitingJobs = "Monitoring.AwaitingJobs";
    }

    /// <summary>Features of <see cref="JobStorageTransaction"/>.</summary>
    public static class Transaction
    {
        /// <summary>A transaction can hold a distributed lock.</summary>
        public static readonly string AcquireDistributedLock = "Transaction.AcquireDistributedLock";

        /// <summary>A job can be created in a transaction.</summary>
        public static readonly string CreateJob = "Transaction.CreateJob";

        /// <summary>A job's parameter can be set in a transaction.</summary>
        public static readonly string SetJobParameter = "Transaction.SetJobParameter";

        /// <summary>Returns the name of the feature that claims of the given type can be removed from their queue in a transaction.</summary>
        /// <param name="fetchedJobType">The type of the claim.</param>
        public static string RemoveFromQueue(Type fetchedJobType)
        {
            ArgumentNullException.ThrowIfNull(fetchedJobType);
            return $"Transaction.RemoveFromQueue({fetchedJobType.FullName})";
        }
    }
}
