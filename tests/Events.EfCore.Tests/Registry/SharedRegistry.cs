using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postgres.Testing;

namespace Events.EfCore.Tests.Registry;

/// <summary>An application that shares its registry in a database of the test's own.</summary>
internal sealed class SharedRegistry : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private SharedRegistry(TestDatabase database, ServiceProvider services) => (this.database, this.services) = (database, services);

    public TestDatabase Database => database;

    public RecordedCommands Commands { get; private init; } = null!;

    public Fault Fault { get; private init; } = null!;

    public static async Task<SharedRegistry> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var (commands, fault) = (new RecordedCommands(), new Fault());
        return new SharedRegistry(database, Application(database, commands, fault)) { Commands = commands, Fault = fault };
    }

    public static ServiceProvider Application(TestDatabase database, RecordedCommands commands, Fault fault)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IFaultPoint>(fault);
        services.AddEvents().UseRegistryDatabase(options => options.UseNpgsql(database.ConnectionString).AddInterceptors(commands));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public async Task<T> UseAsync<T>(Func<IRegistryBackend, Task<T>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<IRegistryBackend>());
    }

    public Task CommitAsync(RegistryChanges changes) => UseAsync(async backend =>
    {
        await backend.CommitChangesAsync(changes, CancellationToken.None);
        return true;
    });

    public Task<IReadOnlyList<SharedEvent>> FetchAsync(params EventKey[] keys) => UseAsync(backend => backend.FetchEventsAsync(keys, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
