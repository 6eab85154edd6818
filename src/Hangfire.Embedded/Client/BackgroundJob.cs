using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>A stored job: its id, what it calls, and when it was created. The static methods create and change jobs in <see cref="JobStorage.Current"/>.</summary>
public partial class BackgroundJob
{
    /// <summary>Describes a stored job.</summary>
    public BackgroundJob(string id, Job? job, DateTime createdAt)
        : this(id, job, createdAt, null)
    {
    }

    /// <summary>Describes a stored job together with its parameters.</summary>
    /// <param name="id">Id the storage gave it.</param>
    /// <param name="job">What it calls; <see langword="null"/> when that could not be loaded.</param>
    /// <param name="createdAt">When it was created, in UTC.</param>
    /// <param name="parametersSnapshot">The parameters as they were when the job was read.</param>
    public BackgroundJob(string id, Job? job, DateTime createdAt, IReadOnlyDictionary<string, string>? parametersSnapshot)
    {
        ArgumentNullException.ThrowIfNull(id);
        Id = id;
        Job = job!;
        CreatedAt = createdAt;
        ParametersSnapshot = parametersSnapshot!;
    }

    internal BackgroundJob(string id, JobData data)
        : this(id, data.Job, data.CreatedAt, data.ParametersSnapshot)
    {
        LoadException = data.LoadException;
    }

    /// <summary>Id of the job in its storage.</summary>
    public string Id { get; }

    /// <summary>What the job calls; <see langword="null"/> when that could not be loaded.</summary>
    public Job Job { get; }

    /// <summary>When the job was created, in UTC.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>The parameters as they were when the job was read; <see langword="null"/> when unknown.</summary>
    public IReadOnlyDictionary<string, string> ParametersSnapshot { get; }

    internal JobLoadException? LoadException { get; }
}
