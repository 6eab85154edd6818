using System.Collections.Concurrent;
using System.Reflection;

namespace Hangfire.Common;

/// <summary>Base of filters that stand as attributes on a class or method of jobs, or globally in <see cref="GlobalJobFilters"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = false)]
public abstract class JobFilterAttribute : Attribute, IJobFilter
{
    private static readonly ConcurrentDictionary<Type, bool> MultipleUse = new();

    private int order = JobFilter.DefaultOrder;

    /// <summary>Whether several attributes of this type may act on one job, as its <see cref="AttributeUsageAttribute"/> says.</summary>
    public bool AllowMultiple => MultipleUse.GetOrAdd(GetType(),
        static type => type.GetCustomAttribute<AttributeUsageAttribute>(inherit: true)?.AllowMultiple ?? false);

    /// <summary>Filters with a lower order act first. Default: -1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below -1.</exception>
    public int Order
    {
        get => order;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, JobFilter.DefaultOrder);
            order = value;
        }
    }

    /// <summary>Tells apart instances of one attribute type that stand at the same place.</summary>
    public override object TypeId => AllowMultiple ? this : base.TypeId;
}
