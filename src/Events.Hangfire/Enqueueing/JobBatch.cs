using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>Creates many jobs in one transaction of the engine's storage where it offers that, else one after the other. Filters see each job as usual.</summary>
internal static class JobBatch
{
    // The storage may remove a job without a state after this time; these get theirs in the same transaction.
    private static readonly TimeSpan Unclaimed = TimeSpan.FromDays(30);

    /// <returns>The id of each job, in their order; a job a filter has cancelled has none.</returns>
    public static IReadOnlyList<string?> Create(IBackgroundJobClientV2 client, IReadOnlyList<NewJob> jobs) =>
        jobs.Count > 1 && client.Storage.HasFeature(JobStorageFeatures.Transaction.CreateJob)
            ? CreateTogether(client.Storage, jobs)
            : CreateOneByOne(client, jobs);

    private static List<string?> CreateOneByOne(IBackgroundJobClientV2 client, IReadOnlyList<NewJob> jobs) =>
        [.. jobs.Select(job => client.Create(job.Job, job.State, new Dictionary<string, object>(job.Parameters)))];

    private static List<string?> CreateTogether(JobStorage storage, IReadOnlyList<NewJob> jobs)
    {
        var states = new StateMachine(JobFilterProviders.Providers);
        using var connection = storage.GetConnection();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        var members = jobs.Select(job => new BatchMember(storage, connection, job)).ToList();
        var wanted = members.FindAll(member => member.IsWanted());
        wanted.ForEach(member => member.CreateIn(transaction, states, Unclaimed));
        transaction.Commit();
        wanted.ForEach(member => member.TellFilters());
        return members.ConvertAll(member => member.Id);
    }
}
