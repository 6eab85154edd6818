using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs a part of a job's attempt over again where somebody else changed what it had read. The context it had read with is of no use then, so each rerun has a scope of its own.</summary>
internal sealed class EntityReruns(IEntitySession session, IServiceScopeFactory scopes, ILogger<EntityActionRunner> logger)
{
    /// <summary>How often it starts over.</summary>
    private const int Most = 3;

    /// <summary>Runs the part, and in case of a conflict another time, until it is cancelled.</summary>
    /// <param name="run">The attempt.</param>
    /// <param name="first">Its first run.</param>
    /// <param name="again">Any other one, with the services of its scope.</param>
    /// <param name="cancel">Ends the reruns; a run is not cancelled by it.</param>
    public async Task RunAsync(EntityRun run, Func<Task> first, Func<IServiceProvider, Task> again, CancellationToken cancel)
    {
        for (var reruns = 0; ; reruns++)
        {
            try
            {
                await (reruns == 0 ? first() : InNewScopeAsync(run, again));
                return;
            }
            catch (Exception conflict) when (reruns < Most && !cancel.IsCancellationRequested && session.IsConflict(conflict))
            {
                Log.ActionConflict(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, reruns + 1, Most, conflict.Message);
            }
        }
    }

    /// <summary>The same, with a scope of its own from the first run on.</summary>
    public Task RunInNewScopesAsync(EntityRun run, Func<IServiceProvider, Task> part) =>
        RunAsync(run, () => InNewScopeAsync(run, part), part, CancellationToken.None);

    private async Task InNewScopeAsync(EntityRun run, Func<IServiceProvider, Task> part)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = run.Job;
        await part(scope.ServiceProvider);
    }
}
