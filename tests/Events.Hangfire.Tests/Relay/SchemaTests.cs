using Events.EfCore;
using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Postgres.Testing;

namespace Events.Hangfire.Tests.Relay;

[Trait("Fault", "F31")]
public sealed class SchemaTests : IAsyncLifetime
{
    private const string Advice = "Run \"dotnet ef migrations add Events\" and \"dotnet ef database update\" in the project of your context, or the script EventsSchema.CreateScript() returns.";

    private TestDatabase database = null!;

    [Fact]
    public async Task AnApplicationWithoutItsTablesDoesNotStartAndSaysWhichAndWhatToDo()
    {
        var error = await Assert.ThrowsAsync<EventsSchemaException>(StartAsync);

        Assert.Equal(
            "The database lacks \"events.archive\", \"events.archive_action\", \"events.delivery\", \"events.event\", \"events.job_request\", "
            + $"\"events.receipt\", \"events.schema_version\", \"events.slot\", \"events.slot_waiter\", \"events.step\": expected version 1 of the tables in schema \"events\". {Advice}", error.Message);
    }

    [Fact]
    public async Task AMissingColumnIsNamed()
    {
        await database.ExecuteAsync(EventsSchema.CreateScript());
        await database.ExecuteAsync("alter table events.delivery drop column order_key");

        var error = await Assert.ThrowsAsync<EventsSchemaException>(StartAsync);

        Assert.Equal($"The database lacks \"events.delivery.order_key\": expected version 1 of the tables in schema \"events\". {Advice}", error.Message);
    }

    [Theory]
    [InlineData(2, "The tables in schema \"events\" are newer than this application: expected version 1, found 2. Deploy the newer version of the application.")]
    [InlineData(0, "The tables in schema \"events\" are older than this application: expected version 1, found 0. " + Advice)]
    public async Task TablesOfAnotherVersionAreRefused(int version, string message)
    {
        await database.ExecuteAsync(EventsSchema.CreateScript());
        await database.ExecuteAsync($"update events.schema_version set version = {version}");

        Assert.Equal(message, (await Assert.ThrowsAsync<EventsSchemaException>(StartAsync)).Message);
    }

    [Fact]
    public async Task TheScriptCreatesWhatTheApplicationNeeds()
    {
        await database.ExecuteAsync(EventsSchema.CreateScript());

        await StartAsync();
    }

    [Fact]
    [Trait("Fault", "F32")]
    public async Task SeveralProcessesThatCreateTheTablesAtOnceDoNotDisturbEachOther()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            await using var context = Context();
            await EventsSchema.EnsureCreatedAsync(context);
        }));

        await StartAsync();
    }

    [Fact]
    public async Task AContextsOwnTablesCarryTheVersion()
    {
        await using var context = Context();
        await context.Database.EnsureCreatedAsync();

        Assert.Equal(1, await database.ScalarAsync<int>("select version from events.schema_version"));
    }

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    private ThingsDbContext Context() => new(new DbContextOptionsBuilder<ThingsDbContext>().UseNpgsql(database.ConnectionString).Options);

    private async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDbContext<ThingsDbContext>(context => context.UseNpgsql(database.ConnectionString));
        builder.Services.AddEvents().UseEntityFrameworkCore<ThingsDbContext>();
        builder.Services.AddSingleton<IDeliveryQueue, NoQueue>();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    private sealed class NoQueue : IDeliveryQueue
    {
        public string Enqueue(QueuedDelivery delivery) => throw new NotSupportedException();
    }
}
