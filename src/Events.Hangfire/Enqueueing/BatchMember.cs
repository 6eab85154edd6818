using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>One job of a batch on its way through the client filters.</summary>
internal sealed class BatchMember(JobStorage storage, IStorageConnection connection, NewJob job)
{
    private readonly CreateContext context = new(storage, connection, job.Job, job.State, new Dictionary<string, object>(job.Parameters));

    private readonly List<IClientFilter> filters =
        [.. JobFilterProviders.Providers.GetFilters(job.Job).Select(filter => filter.Instance).OfType<IClientFilter>()];

    private BackgroundJob? created;

    /// <summary>The id of the job, once it was created.</summary>
    public string? Id => created?.Id;

    /// <summary>Asks the filters; each may add parameters, or cancel the job.</summary>
    public bool IsWanted()
    {
        foreach (var filter in filters)
        {
            var creating = new CreatingContext(context);
            filter.OnCreating(creating);
            if (creating.Canceled)
            {
                return false;
            }
        }

        return true;
    }

    public void CreateIn(JobStorageTransaction transaction, StateMachine states, TimeSpan unclaimed)
    {
        var parameters = context.Parameters.ToDictionary(
            parameter => parameter.Key, parameter => SerializationHelper.Serialize(parameter.Value, parameter.Value?.GetType(), SerializationOption.User));
        var createdAt = DateTime.UtcNow;
        created = new BackgroundJob(transaction.CreateJob(job.Job, parameters, createdAt, unclaimed), job.Job, createdAt, parameters);
        states.ApplyState(new ApplyStateContext(storage, connection, transaction, created, job.State, null));
    }

    public void TellFilters()
    {
        foreach (var filter in Enumerable.Reverse(filters))
        {
            filter.OnCreated(new CreatedContext(context, created, false, null));
        }
    }
}
