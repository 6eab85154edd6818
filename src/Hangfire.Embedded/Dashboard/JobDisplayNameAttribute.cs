using System.Globalization;
using System.Resources;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace Hangfire;

/// <summary>Names a job in the dashboard.</summary>
/// <param name="displayName">
/// The name, as a composite format string: <c>{0}</c> is the job's first argument. With <see cref="ResourceType"/> it is the key of a
/// resource.
/// </param>
[AttributeUsage(AttributeTargets.Method)]
public class JobDisplayNameAttribute(string displayName) : Attribute
{
    /// <summary>The name, or the key of a resource.</summary>
    public string DisplayName { get; } = displayName;

    /// <summary>The resources to look the name up in, for names in several languages; null to take the name as it is.</summary>
    public Type ResourceType { get; set; }

    /// <summary>Returns the name of a job.</summary>
    /// <param name="context">The request the name is for.</param>
    /// <param name="job">The job, whose arguments fill the name.</param>
    /// <exception cref="FormatException">The name asks for an argument the job does not have.</exception>
    public virtual string Format(DashboardContext context, Job job)
    {
        ArgumentNullException.ThrowIfNull(job);

        var format = ResourceType is null
            ? DisplayName
            : new ResourceManager(ResourceType).GetString(DisplayName, CultureInfo.CurrentUICulture) ?? DisplayName;

        return string.Format(CultureInfo.CurrentCulture, format, [.. job.Args]);
    }
}
