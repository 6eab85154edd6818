using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Client;

/// <summary>Stores a new job and its first state; in one transaction where the storage can.</summary>
internal sealed class JobCreation(IStateMachine stateMachine)
{
    private const int MaxAttempts = 10;

    // A job without a state belongs to nobody; the storage may remove it after this time.
    private static readonly TimeSpan Unclaimed = TimeSpan.FromDays(30);

    public BackgroundJob Create(CreateContext context)
    {
        if (context.Job.Queue is not null && !context.Storage.HasFeature(JobStorageFeatures.JobQueueProperty))
            throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.JobQueueProperty);

        var parameters = new Dictionary<string, string?>();
        foreach (var (name, value) in context.Parameters)
            parameters[name] = SerializationHelper.Serialize(value, value?.GetType(), SerializationOption.User);

        return context.Storage.HasFeature(JobStorageFeatures.Transaction.CreateJob)
            ? CreateInOneWithRetries(context, parameters)
            : CreateInTwo(context, parameters);
    }

    // A filter may rely on the state of another job, as a continuation does on its parent's. When that changes meanwhile, nothing was stored.
    private BackgroundJob CreateInOneWithRetries(CreateContext context, Dictionary<string, string?> parameters)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return CreateInOne(context, parameters);
            }
            catch (StateChangedException) when (attempt < MaxAttempts)
            {
                // What was written meanwhile decides anew.
            }
        }
    }

    private BackgroundJob CreateInOne(CreateContext context, Dictionary<string, string?> parameters)
    {
        var createdAt = DateTime.UtcNow;
        using var transaction = (JobStorageTransaction)context.Connection.CreateWriteTransaction();
        var id = transaction.CreateJob(context.Job, parameters, createdAt, Unclaimed);
        var job = new BackgroundJob(id, context.Job, createdAt, parameters!);

        ApplyFirstState(context, transaction, job);
        context.AlsoWrites?.Invoke(transaction, job);
        transaction.Commit();
        return job;
    }

    private BackgroundJob CreateInTwo(CreateContext context, Dictionary<string, string?> parameters)
    {
        var createdAt = DateTime.UtcNow;
        var id = context.Connection.CreateExpiredJob(context.Job, parameters, createdAt, Unclaimed);
        var job = new BackgroundJob(id, context.Job, createdAt, parameters!);
        if (context.InitialState is null) return job;

        using var transaction = context.Connection.CreateWriteTransaction();
        ApplyFirstState(context, transaction, job);
        context.AlsoWrites?.Invoke(transaction, job);
        transaction.Commit();
        return job;
    }

    private void ApplyFirstState(CreateContext context, IWriteOnlyTransaction transaction, BackgroundJob job)
    {
        if (context.InitialState is null) return;

        stateMachine.ApplyState(new ApplyStateContext(
            context.Storage, context.Connection, transaction, job, context.InitialState, oldStateName: null, customData: null, stateMachine));
    }
}
