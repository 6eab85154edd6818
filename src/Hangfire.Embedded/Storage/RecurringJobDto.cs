using Hangfire.Common;

namespace Hangfire.Storage;

/// <summary>A recurring job as it is stored.</summary>
public class RecurringJobDto
{
    /// <summary>The id of the recurring job.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The cron expression it runs by.</summary>
    public string? Cron { get; set; }

    /// <summary>The queue its jobs go to.</summary>
    public string? Queue { get; set; }

    /// <summary>The call it makes; <see langword="null"/> when it could not be loaded, see <see cref="LoadException"/>.</summary>
    public Job? Job { get; set; }

    /// <summary>Why the call could not be loaded.</summary>
    public JobLoadException? LoadException { get; set; }

    /// <summary>When it runs next, in UTC; <see langword="null"/> when it does not.</summary>
    public DateTime? NextExecution { get; set; }

    /// <summary>The id of the job it created last.</summary>
    public string? LastJobId { get; set; }

    /// <summary>The state of the job it created last.</summary>
    public string? LastJobState { get; set; }

    /// <summary>When it ran last, in UTC.</summary>
    public DateTime? LastExecution { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Whether the id is listed but the recurring job itself is gone.</summary>
    public bool Removed { get; set; }

    /// <summary>The time zone the cron expression is read in.</summary>
    public string? TimeZoneId { get; set; }

    /// <summary>Why it could not be scheduled; <see langword="null"/> when it could.</summary>
    public string? Error { get; set; }

    /// <summary>How many times scheduling was tried again after an error.</summary>
    public int RetryAttempt { get; set; }
}
