using System.Reflection;
using Events.Hangfire;
using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace Events;

/// <summary>Shows entity actions in Hangfire's dashboard.</summary>
public static class EntityActionDashboardExtensions
{
    /// <summary>Names the jobs of entity actions after action and entity, such as <c>FulfilOrder Order#42</c>.</summary>
    /// <remarks>Options that are registered as a service have it already; call it on options you hand to the dashboard yourself. A function set before decides first.</remarks>
    public static DashboardOptions UseEntityActionNames(this DashboardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var before = options.DisplayNameFunc;
        options.DisplayNameFunc = (context, job) => before?.Invoke(context, job) ?? EntityJobs.NameOf(job) ?? OtherName(context, job);
        return options;
    }

    // Once a function is set, the dashboard may ask nobody else.
    private static string OtherName(DashboardContext context, Job job) =>
        job.Method.GetCustomAttribute<JobDisplayNameAttribute>()?.Format(context, job) ?? $"{job}";
}
