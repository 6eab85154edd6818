using System.Net.Http.Json;
using Npgsql;
using Postgres.Testing;

namespace WebApp.Tests;

/// <summary>The shop and, as long as a test lets it run, the warehouse: two processes, each with a database of its own, that share jobs and registry.</summary>
internal sealed class TwoApplications : IAsyncDisposable
{
    private TwoApplications(TestDatabase shopData, TestDatabase warehouseData, ShopProcess shop) => (ShopData, WarehouseData, Shop) = (shopData, warehouseData, shop);

    public TestDatabase ShopData { get; }

    public TestDatabase WarehouseData { get; }

    public ShopProcess Shop { get; }

    public SampleProcess? Warehouse { get; private set; }

    public static async Task<TwoApplications> StartAsync()
    {
        var (shopData, warehouseData) = (await TestDatabase.CreateAsync(), await TestDatabase.CreateAsync());
        var applications = new TwoApplications(shopData, warehouseData, await ShopProcess.StartAsync(shopData.ConnectionString));
        await applications.StartWarehouseAsync();
        return applications;
    }

    public async Task StartWarehouseAsync(params (string Name, string Value)[] settings)
    {
        Warehouse = RunWarehouse(settings);
        await Warehouse.WaitForAsync(() => Warehouse.Error.Contains("Application started", StringComparison.Ordinal), "The warehouse did not start.");
    }

    /// <summary>Starts the warehouse's executable, with a command for example.</summary>
    public SampleProcess RunWarehouse((string Name, string Value)[] settings, params string[] arguments) => SampleProcess.Start(
        "Warehouse",
        new Dictionary<string, string>(settings.Select(one => KeyValuePair.Create(one.Name, one.Value)))
        {
            ["ConnectionStrings__Postgres"] = ShopData.ConnectionString,
            ["ConnectionStrings__Warehouse"] = WarehouseData.ConnectionString,
        },
        arguments);

    public async Task KillWarehouseAsync()
    {
        await Warehouse!.DisposeAsync();
        Warehouse = null;
    }

    public async Task<Guid> OrderAsync(decimal total = 12.5m)
    {
        using var response = await Shop.Http.PostAsJsonAsync("/api/orders", new { customer = "Ada", total, behaviour = "ok" });
        var order = (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetGuid();
        await Shop.WaitForHandledEventAsync(order);
        return order;
    }

    public Task<long> ParcelsOfAsync(Guid order) => CountAsync(WarehouseData, $"select count(*) from warehouse.\"Parcels\" where \"OrderId\" = '{order}'");

    /// <summary>The queues in which jobs hand events to the warehouse, one entry per job.</summary>
    public async Task<string[]> HandedOverAsync() => await ShopData.ScalarAsync<string[]>(
        """
        select coalesce(array_agg(state.data::jsonb ->> 'Queue' order by job.id), '{}') from hangfire.job job
        join lateral (select data from hangfire.state where jobid = job.id and name = 'Enqueued' order by id limit 1) state on true
        where job.invocationdata::text like '%RemoteDelivery%'
        """) ?? [];

    public Task WaitForAsync(Func<Task<bool>> condition, string complaint) => Shop.WaitForAsync(condition, $"{complaint}\n{Warehouse?.Error}");

    public async ValueTask DisposeAsync()
    {
        if (Warehouse is not null)
        {
            await KillWarehouseAsync();
        }

        await Shop.DisposeAsync();
        await WarehouseData.DisposeAsync();
        await ShopData.DisposeAsync();
    }

    private static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        try
        {
            return await database.ScalarAsync<long>(sql);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }
}
