namespace Hangfire;

/// <summary>The recurring jobs of <see cref="JobStorage.Current"/>.</summary>
public static partial class RecurringJob
{
    private static RecurringJobManager Jobs => new(JobStorage.Current);

    /// <summary>Removes the recurring job, if it exists. Jobs it created stay.</summary>
    public static void RemoveIfExists(string recurringJobId) => Jobs.RemoveIfExists(recurringJobId);

    /// <summary>Runs the recurring job once now and answers the id of that job, or <see langword="null"/> when there is no such recurring job.</summary>
    public static string TriggerJob(string recurringJobId) => Jobs.TriggerJob(recurringJobId);
}
