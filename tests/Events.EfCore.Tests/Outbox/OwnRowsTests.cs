using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EfCore.Tests.Outbox;

/// <summary>Events travel with the save they belong to, and share its fate.</summary>
public sealed class OwnRowsTests
{
    [Fact]
    [Trait("Requirement", "P11")]
    public async Task AnEventTravelsInTheCommandOfTheChange()
    {
        await using var shop = await Shop.OpenAsync();
        var sale = await shop.AddSaleAsync();
        shop.Commands.Forget();

        await shop.RunAsync(async (db, events) =>
        {
            (await db.Sales.SingleAsync()).Price = 5;
            await events.PublishAsync(new SoldPayload(sale.Id, 5));
            Assert.Equal(1, await db.SaveChangesAsync());
        });

        Assert.Equal(2, shop.Commands.Sent.Count); // the load, and the save
        Assert.Equal(5, await shop.AskAsync<int>("select \"Price\" from \"Sales\""));
        Assert.Equal(
            $"sold|sales|{sale.Id}",
            await shop.AskAsync<string>("select concat_ws('|', name, publisher_name, envelope -> 'payload' ->> 'id') from events.event where position > 0 and created_at <= now()"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(150)]
    public async Task SeveralEventsKeepTheirOrder(int count)
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            for (var price = 1; price <= count; price++)
            {
                await events.PublishAsync(new SoldPayload(Guid.Empty, price));
            }

            await db.SaveChangesAsync();
        });

        Assert.Equal(
            string.Join(',', Enumerable.Range(1, count)),
            await shop.AskAsync<string>("select string_agg(envelope -> 'payload' ->> 'price', ',' order by position) from events.event"));
    }

    [Fact]
    public async Task AnEventAloneIsSaved()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
            Assert.False(db.ChangeTracker.HasChanges());
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
    }

    [Fact]
    public async Task SavingWithoutAwaitingStoresThemToo()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            db.SaveChanges();
            await events.PublishAsync(new SoldPayload(Guid.Empty, 2));
            db.SaveChanges();
        });

        Assert.Equal(2, await shop.EventsAsync());
    }

    [Fact]
    public async Task AChangeThatMeetsNoRowTakesItsEventBack()
    {
        await using var shop = await Shop.OpenAsync();
        var sale = await shop.AddSaleAsync();

        await shop.RunAsync(async (db, events) =>
        {
            var loaded = await db.Sales.SingleAsync();
            await db.Sales.Where(one => one.Id == sale.Id).ExecuteDeleteAsync();
            loaded.Price = 5;
            await events.PublishAsync(new SoldPayload(sale.Id, 5));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            Assert.Equal(0, await shop.EventsAsync());

            db.Entry(loaded).State = EntityState.Added;
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task WhatIsClearedIsForgotten()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            db.ChangeTracker.Clear();
            db.Add(new Sale());
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await shop.EventsAsync());
        Assert.Equal(1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task APooledContextKeepsNoEventForItsNextUser()
    {
        await using var shop = await Shop.OpenAsync();
        DbContext? first = null;
        await shop.RunAsync(async (db, events) =>
        {
            first = db;
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
        });

        await shop.RunAsync(async (db, events) =>
        {
            Assert.Same(first, db);
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 2));
            await db.SaveChangesAsync();
        });

        Assert.Equal("2", await shop.AskAsync<string>("select string_agg(envelope -> 'payload' ->> 'price', ',') from events.event"));
    }

    [Fact]
    public async Task ATransactionOfTheApplicationDecides()
    {
        await using var shop = await Shop.OpenAsync();

        foreach (var commits in new[] { false, true })
        {
            await shop.RunAsync(async (db, events) =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(new Sale());
                await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
                await db.SaveChangesAsync();
                await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
            });
            Assert.Equal(commits ? 1 : 0, await shop.EventsAsync());
        }
    }

    [Fact]
    public async Task ASaveThatIsNotAcceptedCanBeRepeated()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await using (var lost = await db.Database.BeginTransactionAsync())
            {
                await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
                await lost.RollbackAsync();
            }

            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
            db.ChangeTracker.AcceptAllChanges();
        });

        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task AStrategyThatRepeatsTheSaveStoresTheEventOnce()
    {
        await using var shop = await Shop.OpenAsync(
            npgsql: npgsql => npgsql.EnableRetryOnFailure(3, TimeSpan.Zero, null), context: context => context.AddInterceptors(new FailsFirstCommit()));

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task AChangeThatNeedsSeveralCommandsCarriesItsEventOnce()
    {
        await using var shop = await Shop.OpenAsync(npgsql: npgsql => npgsql.MaxBatchSize(1));

        await shop.RunAsync(async (db, events) =>
        {
            db.AddRange(new Sale(), new Sale(), new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(3, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task AnEventPublishedWhileSavingIsSaved()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.SavingChanges += (_, _) => events.PublishAsync(new SoldPayload(Guid.Empty, 2)).GetAwaiter().GetResult();
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(2, await shop.EventsAsync());
    }

    [Fact]
    public async Task TheHabitOfTheContextIsAsItWas()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
            Assert.Equal(AutoTransactionBehavior.Never, db.Database.AutoTransactionBehavior);
        });

        Assert.Equal(1, await shop.EventsAsync());
    }

    [Theory]
    [InlineData(true, "Dispatched")] // nobody hears it
    [InlineData(false, "Pending")] // another process relays, and may know somebody
    public async Task AnEventNobodyHearsNeedsNoRelay(bool relays, string status)
    {
        await using var shop = await Shop.OpenAsync(relays: relays);

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(status, await shop.AskAsync<string>("select status from events.event where (dispatched_at is null) = (status = 'Pending')"));
    }

    [Fact]
    public async Task AnEventSomebodyHearsWaitsForTheRelay()
    {
        await using var shop = await Shop.OpenAsync(app => app.Handles<SoldPayload, Bookkeeping>());

        await shop.RunAsync(async (db, events) =>
        {
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal("Pending", await shop.AskAsync<string>("select status from events.event"));
    }

    [Fact]
    public async Task ASaveThatAnInterceptorRefusedIsDoneLater()
    {
        var refusal = new RefusesOnce();
        await using var shop = await Shop.OpenAsync(context: context => context.AddInterceptors(refusal));

        await shop.RunAsync(async (db, events) =>
        {
            refusal.IsDue = true;
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            Assert.Equal(0, await shop.EventsAsync());

            await db.SaveChangesAsync();
            Assert.Equal(AutoTransactionBehavior.Never, db.Database.AutoTransactionBehavior);
        });

        Assert.Equal(1, await shop.EventsAsync());
    }

    [Fact]
    public async Task WhatIsClearedAfterARefusalIsForgotten()
    {
        var refusal = new RefusesOnce();
        await using var shop = await Shop.OpenAsync(context: context => context.AddInterceptors(refusal));

        await shop.RunAsync(async (db, events) =>
        {
            refusal.IsDue = true;
            db.Add(new Sale());
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Add(new Sale());
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await shop.EventsAsync());
        Assert.Equal(1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task ASuppressedSaveWritesNoEvent()
    {
        var suppression = new SuppressesOnce();
        await using var shop = await Shop.OpenAsync(context: context => context.AddInterceptors(suppression));

        await shop.RunAsync(async (db, events) =>
        {
            suppression.IsDue = true;
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
            Assert.Equal(0, await shop.EventsAsync());

            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnEventThatCouldNotBeStoredIsStoredWithTheNextSave(bool alone)
    {
        await using var shop = await Shop.OpenAsync();

        await shop.RunAsync(async (db, events) =>
        {
            if (!alone)
            {
                db.Add(new Sale());
            }

            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await shop.AskAsync<object>("alter table events.event rename to event_away");
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            await shop.AskAsync<object>("alter table events.event_away rename to event");
            Assert.Equal(0, await shop.AskAsync<long>("select count(*) from \"Sales\""));

            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await shop.EventsAsync());
        Assert.Equal(alone ? 0 : 1, await shop.AskAsync<long>("select count(*) from \"Sales\""));
    }

    [Fact]
    public async Task WhereOthersShareARegistryTheRelayDecides()
    {
        await using var shop = await Shop.OpenAsync(services: services => services.AddScoped<IRegistryBackend>(_ => throw new NotSupportedException()));

        await shop.RunAsync(async (db, events) =>
        {
            await events.PublishAsync(new SoldPayload(Guid.Empty, 1));
            await db.SaveChangesAsync();
        });

        Assert.Equal("Pending", await shop.AskAsync<string>("select status from events.event"));
    }
}
