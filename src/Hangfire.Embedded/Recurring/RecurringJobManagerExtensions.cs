using Hangfire.Common;

namespace Hangfire;

/// <summary>The usual ways to store recurring jobs.</summary>
public static partial class RecurringJobManagerExtensions
{
    /// <summary>Stores or replaces a recurring job, in UTC.</summary>
    public static void AddOrUpdate(this IRecurringJobManager manager, string recurringJobId, Job job, string cronExpression) =>
        Of(manager).AddOrUpdate(recurringJobId, job, cronExpression, new RecurringJobOptions());

    private static IRecurringJobManager Of(IRecurringJobManager manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager;
    }

    private static string Value(Func<string> cronExpression)
    {
        ArgumentNullException.ThrowIfNull(cronExpression);
        return cronExpression();
    }
}
