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
        var all = Items.SelectMany(provider => provider.GetFilters(job))
            .OrderBy(filter => filter.Order)
            .ThenBy(filter => filter.Scope)
            .ToList();

        return all.Where((filter, position) => filter.AllowsMultiple || Wins(filter, position, all));
    }

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
