namespace Hangfire.Common;

/// <summary>A filter together with its scope and order.</summary>
public class JobFilter
{
    /// <summary>The order of a filter that names none: -1.</summary>
    public const int DefaultOrder = -1;

    /// <summary>Places <paramref name="instance"/> among the filters.</summary>
    /// <param name="instance">The filter; it implements one or more of the filter interfaces.</param>
    /// <param name="scope">How specific it is.</param>
    /// <param name="order">Its order; <see langword="null"/> asks the filter itself, else -1.</param>
    public JobFilter(object instance, JobFilterScope scope, int? order)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Instance = instance;
        Scope = scope;
        Order = order ?? (instance as IJobFilter)?.Order ?? DefaultOrder;
    }

    /// <summary>The filter itself.</summary>
    public object Instance { get; protected set; }

    /// <summary>Filters with a lower order act first.</summary>
    public int Order { get; protected set; }

    /// <summary>How specific the filter is.</summary>
    public JobFilterScope Scope { get; protected set; }

    internal bool AllowsMultiple => Instance is not IJobFilter filter || filter.AllowMultiple;
}
