#nullable disable warnings // The contracts of monitoring are oblivious to null.
using Hangfire.InMemory.Entries;
using Hangfire.Storage.Monitoring;

namespace Hangfire.InMemory;

/// <content>Pages: entries are noted in turn, calls are loaded after it, so a slow type resolver holds up nobody.</content>
internal sealed partial class InMemoryMonitor
{
    private JobList<TDto> InState<TDto>(string stateName, int from, int count, Func<JobSnapshot, TDto> create)
        where TDto : IListedJob =>
        Page(state => state.Jobs.InState(stateName), from, count, create);

    private JobList<TDto> InStateNewestFirst<TDto>(string stateName, int from, int count, Func<JobSnapshot, TDto> create)
        where TDto : IListedJob =>
        Page(state => LastFirst(state.Jobs.InState(stateName)), from, count, create);

    private JobList<TDto> Page<TDto>(
        Func<MemoryState, IEnumerable<JobEntry>> jobs, int from, int count, Func<JobSnapshot, TDto> create)
        where TDto : IListedJob
    {
        var page = dispatcher.Read(state => jobs(state).Skip(from).Take(count).Select(JobSnapshot.Of).ToArray());
        return new JobList<TDto>(page.Select(found => KeyValuePair.Create(found.Id, Listed(found, create(found)))));
    }

    // A queue may name a job that expired meanwhile: its place is shown, without details.
    private JobList<TDto> InQueue<TDto>(
        string queue, Func<QueueEntry, IEnumerable<QueuedJob>> jobs, int from, int count, Func<DateTime?, JobSnapshot, TDto> create)
        where TDto : class, IListedJob
    {
        ArgumentNullException.ThrowIfNull(queue);
        var page = dispatcher.Read(state => (state.Queues.Find(queue) is { } entry ? jobs(entry) : [])
            .Skip(from).Take(count).Select(queued => (queued.JobId, queued.FetchedAt, Found: state.SnapshotOf(queued.JobId))).ToArray());
        return new JobList<TDto>(page.Select(each =>
            KeyValuePair.Create(each.JobId, each.Found is null ? null : Listed(each.Found, create(each.FetchedAt, each.Found)))));
    }

    private static TDto Listed<TDto>(JobSnapshot found, TDto dto)
        where TDto : IListedJob
    {
        (dto.Job, dto.LoadException) = found.Load();
        dto.InvocationData = found.CopyInvocation();
        return dto;
    }

    private static IEnumerable<JobEntry> LastFirst(LinkedList<JobEntry> jobs)
    {
        for (var place = jobs.Last; place is not null; place = place.Previous) yield return place.Value;
    }
}
