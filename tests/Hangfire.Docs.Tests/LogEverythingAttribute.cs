using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Docs.Tests;

/// <summary>A filter that hears of every step.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LogEverythingAttribute : JobFilterAttribute, IClientFilter, IServerFilter, IElectStateFilter, IApplyStateFilter
{
    public void OnCreating(CreatingContext context) => Notes.Write($"creating {context.Job.Args[0]}");

    public void OnCreated(CreatedContext context) => Notes.Write($"created {context.Job.Args[0]}");

    public void OnPerforming(PerformingContext context) => Notes.Write($"performing {context.BackgroundJob.Job.Args[0]}");

    public void OnPerformed(PerformedContext context) => Notes.Write($"performed {context.BackgroundJob.Job.Args[0]}");

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed) Notes.Write($"failing {context.BackgroundJob.Job.Args[0]}: {failed.Exception.Message}");
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
        Notes.Write($"{context.NewState.Name} {context.BackgroundJob.Job.Args[0]}");

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
