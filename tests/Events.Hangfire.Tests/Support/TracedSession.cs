using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events.Hangfire.Tests.Support;

/// <summary>A store of the application's own in front of the usual one, which leaves a trace of what it is asked.</summary>
internal sealed class TracedSession(IEntitySession store, Script script) : IEntitySession
{
    public static void Register(IServiceCollection services)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IEntitySession)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<IEntitySession>(provider => new TracedSession(
            (IEntitySession)ActivatorUtilities.CreateInstance(provider, usual), provider.GetRequiredService<Script>())));
    }

    public Task<Receipt?> FindReceiptAsync(string jobKey, CancellationToken cancel) => store.FindReceiptAsync(jobKey, cancel);

    public async Task<TEntity?> FindAsync<TEntity, TKey>(TKey key, EntityLookup<TEntity> lookup, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var found = await store.FindAsync(key, lookup, cancel);
        script.Trace.Enqueue(found is null ? "miss" : "load");
        return found;
    }

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class
    {
        script.Trace.Enqueue("delete");
        store.Remove(entity);
    }

    public void Add(Receipt receipt) => store.Add(receipt);

    public bool IsConflict(Exception exception) => store.IsConflict(exception);
}
