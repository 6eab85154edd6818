using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

/// <summary>Opens a scope per attempt, tells it which job runs, and hands entity actions what they need to run.</summary>
internal sealed class EventsJobActivator(IServiceScopeFactory scopes, RunningJobs jobs) : JobActivator
{
    public override JobActivatorScope BeginScope(PerformContext context)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = jobs.Describe(context);
        return new AttemptScope(scope);
    }

    public override JobActivatorScope BeginScope(JobActivatorContext context) => new AttemptScope(scopes.CreateAsyncScope());
}
