using System.Collections.ObjectModel;

namespace Hangfire.Common;

/// <summary>Several providers as one: filters come sorted, and among filters of one type the most specific acts alone.</summary>
public class JobFilterProviderCollection : Collection<IJobFilterProvider>, IJobFilterProvider
{
    /// <summary>Creates an empty collection.</summary>
    public JobFilterProviderCollection()
    {
    }

    /// <summary>Creates a collection of <paramref name="providers"/>.</summary>
    public JobFilterProviderCollection(params IJobFilterProvider[] providers)
        : base([.. providers])
    {
    }

    /// <summary>Answers the filters of <paramref name="job"/>, lowest order first, among equal orders the most general scope first.</summary>
    public IEnumerable<JobFilter> GetFilters(Job? job)
    {
        var all = new List<JobFilter>();
        foreach (var provider in Items)
        {
            foreach (var filter in provider.GetFilters(job)) Insert(filter, all);
        }

        var winners = new List<JobFilter>(all.Count);
        for (var position = 0; position < all.Count; position++)
        {
            if (all[position].AllowsMultiple || Wins(all[position], position, all)) winners.Add(all[position]);
        }

        return winners;
    }

    // Asked several times for every job, and nearly in order already.
    private static void Insert(JobFilter filter, List<JobFilter> sorted)
    {
        var position = sorted.Count;
        while (position > 0 && ComesBefore(filter, sorted[position - 1])) position--;
        sorted.Insert(position, filter);
    }

    private static bool ComesBefore(JobFilter filter, JobFilter other) =>
        filter.Order < other.Order || (filter.Order == other.Order && filter.Scope < other.Scope);

    // The most specific scope wins; within one scope the filter that was added last.
    private static bool Wins(JobFilter filter, int position, List<JobFilter> all)
    {
        for (var other = 0; other < all.Count; other++)
        {
            if (other == position || all[other].Instance.GetType() != filter.Instance.GetType()) continue;
            if (all[other].Scope > filter.Scope || (all[other].Scope == filter.Scope && other > position)) return false;
        }

        return true;
    }
}
