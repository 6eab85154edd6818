using Microsoft.Extensions.DependencyInjection;

namespace Events.Commands;

/// <summary>Opens a scope of the application for a command that asks its store.</summary>
internal sealed class StoreScope(IServiceProvider services, Preparation preparation)
{
    public async Task<int> RunAsync<TService>(Func<TService, Task<int>> ask, CancellationToken cancel)
        where TService : notnull
    {
        await preparation.RunAsync(cancel);
        if (!services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IArchiveStore)))
        {
            throw new InvalidOperationException("Nothing stores events in this application. Add .UseEntityFrameworkCore<TContext>() behind AddEvents().");
        }

        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
