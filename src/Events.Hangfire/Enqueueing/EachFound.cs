using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

/// <summary>The job that runs an action on each entity a query finds. <c>AddOrUpdateEach</c> enqueues it; its shape is stored, so it must stay.</summary>
/// <typeparam name="TAction">The action.</typeparam>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TQuery">The query.</typeparam>
public sealed class EachFound<TAction, TEntity, TQuery>
    where TAction : class, IEntityAction
    where TEntity : class
    where TQuery : class, IEntityQuery<TEntity>
{
    private readonly IServiceProvider services;

    /// <summary>Created by the container, in the scope of an attempt.</summary>
    public EachFound(IServiceProvider services) => this.services = services;

    /// <summary>Asks for the jobs.</summary>
    /// <param name="chunkSize">How many ids one job works through.</param>
    [JobDisplayName("Each in chunks of {0}")]
    public Task Run(int chunkSize) => services.GetRequiredService<EachRunner>()
        .RunAsync(typeof(TAction), ActivatorUtilities.GetServiceOrCreateInstance<TQuery>(services), chunkSize);
}
