using Events.Hangfire.Tests.Support;
using Hangfire;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Signing;

/// <summary>With a signing key, an event that was changed in the database is not delivered.</summary>
public sealed class SealedEventTests
{
    private static readonly SigningKey Key = SigningKey.FromText("2026-01", "a secret of at least thirty-two bytes, made for tests");

    [Fact, Trait("Requirement", "E-06")]
    public async Task AnEventOfWhichOneByteWasChangedReachesNoHandler()
    {
        await using var host = await StartAsync(Key);
        var thing = await host.PublishAsync();
        await host.Database.ExecuteAsync("""update events.event set envelope = replace(envelope::text, '"name":"thing"', '"name":"thinG"')::json""");

        await RelayAsync(host);

        var delivery = Assert.Single(Assert.Single(await host.WaitForDeliveriesAsync(thing, 1, DeliveryStatus.Archived)).Deliveries);
        Assert.Equal("Failed", await host.WaitForStateAsync(delivery.JobId!, "Failed"));
        Assert.Matches("^The event \"thingDone\" with the id \"[-0-9a-f]{36}\" was changed in events.event after it was stored, or sealed with a key that is gone or revoked. ", delivery.Error);
        Assert.Equal(
            typeof(EventIntegrityException).FullName,
            await host.Database.ScalarAsync<string>("select data->>'ExceptionType' from hangfire.state where name = 'Failed'"));
        Assert.Equal(1, delivery.Attempts);
        Assert.Empty(host.Script.Trace);
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
    }

    [Fact]
    public async Task WhatWasSealedWithAKeyThatOnlyVerifiesByNowIsDelivered()
    {
        await using var before = await StartAsync(Key, workers: 0);
        var thing = await before.PublishAsync();

        await using var after = await StartAsync(Key.With(SigningKeyState.VerifyOnly), SigningKey.FromText("2026-02", "another secret of at least thirty-two bytes for tests"), beside: before);
        await RelayAsync(after);

        await after.WaitForDeliveriesAsync(thing, 1, DeliveryStatus.Handled);
    }

    [Theory]
    [InlineData(SignaturePolicy.Require, DeliveryStatus.Archived)]
    [InlineData(SignaturePolicy.Prefer, DeliveryStatus.Handled)]
    public async Task AnEventWithoutASealIsDeliveredOnlyWhereNoneIsRequired(SignaturePolicy policy, DeliveryStatus expected)
    {
        await using var host = await StartAsync(Key, policy: policy);
        var thing = await host.PublishAsync();
        await host.Database.ExecuteAsync("update events.event set signature = null");

        await RelayAsync(host);

        await host.WaitForDeliveriesAsync(thing, 1, expected);
    }

    [Fact]
    public async Task AnEventThatShowsWhatTheDatabaseMadeOfItsEntityIsSealedAsItIsStored()
    {
        await using var host = await TestHost.StartAsync(
            app => app.HasAction<WeighParcel>().Handles<ParcelWeighedPayload, HeardWeight>(),
            services: services => new EventsBuilder(services).UseSigning(signing => signing.Keys.Add(Key)));
        var parcel = new Parcel();
        await host.AddAsync(parcel);

        host.Jobs.Enqueue<WeighParcel>(action => action.Run(parcel.Id));

        var delivered = Assert.Single(await host.WaitForDeliveriesAsync(parcel.Id, 1, DeliveryStatus.Handled));
        Assert.NotEqual(parcel.Version, delivered.Envelope.ReadPayload<ParcelWeighedPayload>().Version);
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.event where signature is not null"));
    }

    private static Task<TestHost> StartAsync(SigningKey key, SigningKey? second = null, SignaturePolicy? policy = null, TestHost? beside = null, int workers = 4) => TestHost.StartAsync(
        app => app.Publishes<ThingDonePayload>().Handles<ThingDonePayload, Heard>(),
        events => (events.Relays, events.PublisherName) = (false, "things"),
        services => new EventsBuilder(services).UseSigning(signing =>
        {
            signing.Policy = policy;
            signing.Keys.Add(key);
            if (second is not null)
            {
                signing.Keys.Add(second);
            }
        }),
        beside: beside,
        workers: workers);

    private static Task<int> RelayAsync(TestHost host) => host.Services.GetRequiredService<EventRelay>().RelayAllAsync(default);

    internal sealed record ParcelWeighedPayload(Guid Id, uint Version) : EventPayload;

    [Retry(0)]
    internal sealed class WeighParcel : EntityAction<Parcel, Guid, ParcelWeighedPayload>
    {
        protected override Task ExecuteAsync(Parcel entity, CancellationToken cancel)
        {
            entity.Weight++;
            return Task.CompletedTask;
        }
    }

    [Retry(0)]
    private sealed class HeardWeight : INotificationHandler<ParcelWeighedPayload>
    {
        public Task Handle(ParcelWeighedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Retry(0)]
    private sealed class Heard(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue($"heard {notification.Name}");
            return Task.CompletedTask;
        }
    }
}
