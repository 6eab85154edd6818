using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.AspNetCore;

/// <summary>A scope of the container for one attempt.</summary>
internal sealed class AspNetCoreJobActivatorScope(AsyncServiceScope scope) : JobActivatorScope
{
    public override object Resolve(Type type) => ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type);

    public override void DisposeScope()
    {
        var disposal = scope.DisposeAsync();
        if (!disposal.IsCompletedSuccessfully) disposal.AsTask().GetAwaiter().GetResult();
    }
}
