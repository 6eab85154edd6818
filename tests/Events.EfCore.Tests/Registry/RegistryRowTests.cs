using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Postgres.Testing;

namespace Events.EfCore.Tests.Registry;

public sealed class RegistryRowTests : IAsyncLifetime
{
    private static readonly EventKey One = new("app_1", "event_1");
    private static readonly EventKey Two = new("app_1", "event_2");

    private SharedRegistry registry = null!;

    public async Task InitializeAsync() => registry = await SharedRegistry.CreateAsync();

    public async Task DisposeAsync() => await registry.DisposeAsync();

    [Fact, Trait("Requirement", "A-31")]
    public async Task WhenTheThirdWriteOfASyncFailsNothingIsKept()
    {
        await registry.CommitAsync(new RegistryChanges([One], [], []));
        (registry.Fault.Name, registry.Fault.Passing) = (FaultPoint.RegistryBeforeWrite, 3);
        var changes = new RegistryChanges(
            [Two], [One], [new SubscriptionChanges(Two, [new SharedSubscription("other.task")], [], [])]);

        var error = await Assert.ThrowsAsync<TimeoutException>(() => registry.CommitAsync(changes));

        Assert.Equal("registry.before-write, passing 3", error.Message);
        Assert.Equal([One], (await registry.FetchAsync(One, Two)).Select(one => one.Key));
    }

    [Fact, Trait("Requirement", "A-40")]
    public async Task ToAskForNothingSendsNoStatement()
    {
        Assert.Empty(await registry.FetchAsync());
        Assert.Empty(await registry.UseAsync(backend => backend.FetchEventsOfAsync([], CancellationToken.None)));
        Assert.Empty(await registry.UseAsync(backend => backend.FindChangedAsync([], CancellationToken.None)));

        Assert.Empty(registry.Commands.Sent);
    }

    [Fact, Trait("Requirement", "A-36")]
    public async Task AnEventsAppAndNameAreUniqueInTheTable()
    {
        await registry.CommitAsync(new RegistryChanges([One], [], []));

        var error = await Assert.ThrowsAsync<PostgresException>(() =>
            registry.Database.ExecuteAsync("insert into events.shared_event (app, name) values ('app_1', 'event_1')"));

        Assert.Equal("ux_shared_event", error.ConstraintName);
    }

    [Fact, Trait("Requirement", "A-35"), Trait("Requirement", "A-34")]
    public async Task AnEventGrowsNewerAlsoWhenTheClockStepsBack()
    {
        await registry.CommitAsync(new RegistryChanges([One], [], []));
        await registry.Database.ExecuteAsync("update events.shared_event set updated_on = now() + interval '1 hour'");
        var before = Assert.Single(await registry.FetchAsync(One)).UpdatedOn;

        await registry.CommitAsync(new RegistryChanges([], [], [new SubscriptionChanges(One, [new SharedSubscription("other.task")], [], [])]));

        Assert.Equal(before.AddMicroseconds(1), Assert.Single(await registry.FetchAsync(One)).UpdatedOn);
        Assert.Equal([One], await registry.UseAsync(backend => backend.FindChangedAsync([new SeenEvent(One, before)], CancellationToken.None)));
    }

    [Fact, Trait("Requirement", "A-T24")]
    public async Task AMovedSubscriptionKeepsItsRow()
    {
        await registry.CommitAsync(new RegistryChanges(
            [One], [], [new SubscriptionChanges(One, [new SharedSubscription("b.task_2", "old_queue"), new SharedSubscription("b.task_3")], [], [])]));
        var row = await registry.Database.ScalarAsync<long>("select id from events.subscription where handler = 'b.task_2'");

        await registry.CommitAsync(new RegistryChanges([], [], [new SubscriptionChanges(
            One, [new SharedSubscription("b.task_1")], [new SharedSubscription("b.task_3")], [new SharedSubscription("b.task_2", "new_queue")])]));

        var stored = Assert.Single(await registry.FetchAsync(One));
        Assert.Equal([new SharedSubscription("b.task_2", "new_queue"), new SharedSubscription("b.task_1")], stored.Subscriptions);
        Assert.Equal(row, await registry.Database.ScalarAsync<long>("select id from events.subscription where handler = 'b.task_2'"));
    }

    [Fact, Trait("Requirement", "A-37")]
    public async Task ADeletedEventLeavesNoSubscriptionBehind()
    {
        await registry.CommitAsync(new RegistryChanges([One], [], [new SubscriptionChanges(One, [new SharedSubscription("b.task")], [], [])]));

        await registry.CommitAsync(new RegistryChanges([], [One], []));

        Assert.Equal(0L, await registry.Database.ScalarAsync<long>("select count(*) from events.subscription"));
    }

    [Fact, Trait("Requirement", "A-36")]
    public async Task SeveralApplicationsMayBeTheFirstToCreateTheTables()
    {
        await using var database = await TestDatabase.CreateAsync();
        var applications = Enumerable.Range(0, 4).Select(_ => SharedRegistry.Application(database, new RecordedCommands(), new Fault())).ToList();

        await Task.WhenAll(applications.Select((application, number) => RegisterAsync(application, new EventKey("app", $"event_{number}"))));

        Assert.Equal(4L, await database.ScalarAsync<long>("select count(*) from events.shared_event"));
        await Task.WhenAll(applications.Select(application => application.DisposeAsync().AsTask()));
    }

    [Fact, Trait("Requirement", "O-24")]
    public async Task SyncsTakeTurns()
    {
        await registry.UseAsync(async first =>
        {
            await using var turn = await first.LockAsync(CancellationToken.None);
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => registry.UseAsync(second => second.LockAsync(impatient.Token)));
            return true;
        });

        await registry.UseAsync(async third =>
        {
            await using var turn = await third.LockAsync(CancellationToken.None);
            return true;
        });
    }

    private static async Task RegisterAsync(IServiceProvider application, EventKey key)
    {
        await using var scope = application.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRegistryBackend>().CommitChangesAsync(new RegistryChanges([key], [], []), CancellationToken.None);
    }
}
