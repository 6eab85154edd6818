using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

internal sealed class AttemptScope(AsyncServiceScope scope) : JobActivatorScope
{
    public override object Resolve(Type type)
    {
        var instance = ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type);
        if (instance is IEntityAction action)
        {
            action.Runner = scope.ServiceProvider.GetRequiredService<EntityActionRunner>();
            action.Chunks = scope.ServiceProvider.GetRequiredService<ChunkRunner>();
        }

        return instance;
    }

    // Hangfire disposes on the worker's thread and knows no asynchronous disposal.
    public override void DisposeScope() => scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
