using System.Collections.Concurrent;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

internal sealed class AttemptScope(AsyncServiceScope scope, JobContext? job = null, JobsInHand? inHand = null) : JobActivatorScope
{
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Makers = new();

    public override object Resolve(Type type)
    {
        try
        {
            return typeof(IEntityAction).IsAssignableFrom(type) ? NewAction(type) : ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type);
        }
        catch (Exception error) when (job is not null)
        {
            job.Decide(error); // an action that cannot be made has failed like one that throws
            throw;
        }
    }

    // Hangfire disposes on the worker's thread and knows no asynchronous disposal.
    public override void DisposeScope()
    {
        inHand?.Remove(this);
        scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // Never one from the container: what an attempt sets on its action must not reach the next job.
    private object NewAction(Type type)
    {
        var action = (IEntityAction)Makers.GetOrAdd(type, static action => ActivatorUtilities.CreateFactory(action, []))(scope.ServiceProvider, null);
        action.Runner = scope.ServiceProvider.GetRequiredService<EntityActionRunner>();
        action.Chunks = scope.ServiceProvider.GetRequiredService<ChunkRunner>();
        return action;
    }
}
