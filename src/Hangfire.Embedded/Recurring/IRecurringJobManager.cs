using Hangfire.Common;

namespace Hangfire;

/// <summary>Keeps the jobs that run again and again.</summary>
public interface IRecurringJobManager
{
    /// <summary>Stores or replaces the recurring job <paramref name="recurringJobId"/>.</summary>
    void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options);

    /// <summary>Runs it once now, if it exists.</summary>
    void Trigger(string recurringJobId);

    /// <summary>Removes it, if it exists.</summary>
    void RemoveIfExists(string recurringJobId);
}
