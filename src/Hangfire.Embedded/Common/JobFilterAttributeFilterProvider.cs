using System.Collections.Concurrent;
using System.Reflection;

namespace Hangfire.Common;

/// <summary>Finds the filters that stand as attributes on a job's class and method.</summary>
public class JobFilterAttributeFilterProvider : IJobFilterProvider
{
    private readonly ConcurrentDictionary<MemberInfo, JobFilterAttribute[]>? cache;

    /// <summary>Creates a provider that keeps attribute instances.</summary>
    public JobFilterAttributeFilterProvider()
        : this(true)
    {
    }

    /// <summary>Creates a provider; without <paramref name="cacheAttributeInstances"/> every call makes new instances.</summary>
    public JobFilterAttributeFilterProvider(bool cacheAttributeInstances)
    {
        cache = cacheAttributeInstances ? new ConcurrentDictionary<MemberInfo, JobFilterAttribute[]>() : null;
    }

    /// <summary>Answers the attributes of the class and of the method; none for a job that could not be loaded.</summary>
    public virtual IEnumerable<JobFilter> GetFilters(Job? job)
    {
        if (job is null) return [];

        return GetTypeAttributes(job).Select(attribute => new JobFilter(attribute, JobFilterScope.Type, null))
            .Concat(GetMethodAttributes(job).Select(attribute => new JobFilter(attribute, JobFilterScope.Method, null)));
    }

    /// <summary>Answers the attributes on the job's class.</summary>
    protected virtual IEnumerable<JobFilterAttribute> GetTypeAttributes(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return AttributesOf(job.Type);
    }

    /// <summary>Answers the attributes on the job's method.</summary>
    protected virtual IEnumerable<JobFilterAttribute> GetMethodAttributes(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return AttributesOf(job.Method);
    }

    private JobFilterAttribute[] AttributesOf(MemberInfo member) =>
        cache is null ? Read(member) : cache.GetOrAdd(member, static source => Read(source));

    private static JobFilterAttribute[] Read(MemberInfo member) =>
        [.. member.GetCustomAttributes(typeof(JobFilterAttribute), inherit: true).Cast<JobFilterAttribute>()];
}
