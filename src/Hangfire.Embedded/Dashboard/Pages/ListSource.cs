using Hangfire.Storage;
using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>Where a list is read from: the storage, and its monitoring interface from the beginning or from a job on.</summary>
internal sealed record ListSource(JobStorage Storage, IMonitoringApi Monitor)
{
    public static ListSource Of(JobStorage storage) => new(storage, storage.GetMonitoringApi());

    /// <summary>Whether lists of states can be read from a job on.</summary>
    public IKeyedPages? Keyed => Monitor as IKeyedPages;

    public ListSource StartingAt(PageKey? key) => key is null || Keyed is not { } pages
        ? this
        : this with { Monitor = pages.StartingAt(key) };
}
