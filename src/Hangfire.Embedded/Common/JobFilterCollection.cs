using System.Collections;
using System.Collections.Immutable;
using Hangfire.Client;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire.Common;

/// <summary>The filters that act on every job. Safe to read while it is changed.</summary>
public class JobFilterCollection : IJobFilterProvider, IEnumerable<JobFilter>
{
    private ImmutableList<JobFilter> filters = [];

    /// <summary>Number of filters.</summary>
    public int Count => filters.Count;

    /// <summary>Adds a filter under its own order.</summary>
    /// <exception cref="ArgumentException">The object implements none of the filter interfaces.</exception>
    public void Add(object filter) => Add(filter, null);

    /// <summary>Adds a filter under the given order.</summary>
    /// <exception cref="ArgumentException">The object implements none of the filter interfaces.</exception>
    public void Add(object filter, int order) => Add(filter, (int?)order);

    /// <summary>Removes all filters, the default ones too.</summary>
    public void Clear() => ImmutableInterlocked.Update(ref filters, static all => all.Clear());

    /// <summary>Whether this very filter was added.</summary>
    public bool Contains(object filter) => filters.Any(known => Equals(known.Instance, filter));

    /// <summary>Removes this very filter.</summary>
    public void Remove(object filter) => RemoveAll(known => Equals(known.Instance, filter));

    /// <summary>Removes the filters of type <typeparamref name="T"/>.</summary>
    public void Remove<T>() => Remove(typeof(T));

    /// <summary>Removes the filters of <paramref name="type"/>.</summary>
    public void Remove(Type type) => RemoveAll(known => known.Instance.GetType() == type);

    /// <summary>Lists the filters as they are now.</summary>
    public IEnumerator<JobFilter> GetEnumerator() => filters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerable<JobFilter> IJobFilterProvider.GetFilters(Job? job) => filters;

    private void Add(object filter, int? order)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter is not (IClientFilter or IClientExceptionFilter or IServerFilter or IServerExceptionFilter or IElectStateFilter or IApplyStateFilter))
            throw new ArgumentException(
                $"Type '{filter.GetType()}' is no filter. Implement a filter interface, such as IClientFilter, IServerFilter or IElectStateFilter.",
                nameof(filter));

        var added = new JobFilter(filter, JobFilterScope.Global, order);
        ImmutableInterlocked.Update(ref filters, static (all, one) => all.Add(one), added);
    }

    private void RemoveAll(Predicate<JobFilter> match) =>
        ImmutableInterlocked.Update(ref filters, static (all, condition) => all.RemoveAll(condition), match);
}
