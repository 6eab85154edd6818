using Hangfire.Common;

namespace Hangfire.Storage;

/// <summary>A stored job.</summary>
public class JobData
{
    /// <summary>The name of the current state; <see langword="null"/> when the job has none yet.</summary>
    public string? State { get; set; }

    /// <summary>The call to perform; <see langword="null"/> when it could not be loaded, see <see cref="LoadException"/>.</summary>
    public Job? Job { get; set; }

    /// <summary>The call as it is stored.</summary>
    public InvocationData? InvocationData { get; set; }

    /// <summary>When the job was created, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The job's parameters at the time it was read; <see langword="null"/> when the storage did not read them.</summary>
    public IReadOnlyDictionary<string, string>? ParametersSnapshot { get; set; }

    /// <summary>Why the call could not be loaded, usually a type or method that is gone.</summary>
    public JobLoadException? LoadException { get; set; }

    /// <summary>The id of the current state, for <see cref="JobStorageTransaction.ExpectState"/>.</summary>
    internal string? StateId { get; set; }

    /// <summary>Does nothing when the call was loaded.</summary>
    /// <exception cref="JobLoadException">The call could not be loaded.</exception>
    public void EnsureLoaded()
    {
        if (LoadException != null)
        {
            throw LoadException;
        }
    }
}
