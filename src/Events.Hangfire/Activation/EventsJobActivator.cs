using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

/// <summary>Opens a scope per attempt, tells it which job runs, and hands entity actions what they need to run.</summary>
internal sealed class EventsJobActivator(IServiceScopeFactory scopes, RunningJobs jobs, JobsInHand inHand) : JobActivator
{
    public override JobActivatorScope BeginScope(PerformContext context)
    {
        var scope = scopes.CreateAsyncScope();
        var job = jobs.Describe(context);
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = job;
        var attempt = new AttemptScope(scope, job, inHand);
        inHand.Add(attempt, context.BackgroundJob);
        return attempt;
    }

    public override JobActivatorScope BeginScope(JobActivatorContext context) => new AttemptScope(scopes.CreateAsyncScope());
}
