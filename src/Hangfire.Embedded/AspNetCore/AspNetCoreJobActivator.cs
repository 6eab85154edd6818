using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.AspNetCore;

/// <summary>Creates job objects in a scope of the container; classes that are not registered are created with their dependencies.</summary>
public class AspNetCoreJobActivator : JobActivator
{
    private readonly IServiceScopeFactory serviceScopeFactory;

    /// <summary>Opens scopes with <paramref name="serviceScopeFactory"/>.</summary>
    public AspNetCoreJobActivator(IServiceScopeFactory serviceScopeFactory)
    {
        ArgumentNullException.ThrowIfNull(serviceScopeFactory);
        this.serviceScopeFactory = serviceScopeFactory;
    }

    /// <inheritdoc />
    public override JobActivatorScope BeginScope(JobActivatorContext context) => BeginScope();

    /// <inheritdoc />
    public override JobActivatorScope BeginScope() => new AspNetCoreJobActivatorScope(serviceScopeFactory.CreateAsyncScope());
}
