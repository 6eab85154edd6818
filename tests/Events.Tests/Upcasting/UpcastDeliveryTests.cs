using System.Text.Json;
using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Upcasting;

[Trait("Requirement", "O-18")]
public sealed class UpcastDeliveryTests : IUnitOfWork, IDeliverySession
{
    private readonly List<ParcelSentPayload> heard = [];
    private StoredEvent? stored;
    private DeliveryStatus? failure;

    [Fact]
    public async Task AStoredFirstVersionReachesAThirdVersionsHandler()
    {
        await DeliverAsync(version: 1, """{"kilos": 2}""");

        Assert.Equal([new ParcelSentPayload(2000, "EUR", "post")], heard);
    }

    [Fact]
    public async Task AVersionFromTheFutureIsArchivedAtOnce()
    {
        var error = await Assert.ThrowsAsync<InvalidEnvelopeException>(() => DeliverAsync(version: 4, "{}"));

        Assert.Equal((EnvelopeFault.UnsupportedVersion, DeliveryStatus.Archived), (error.Reason, failure));
        Assert.Equal(
            "Event \"parcelSent\" came in version \"4\"; this application knows it up to version 3. Deploy an application that knows it, then replay.",
            error.Message);
    }

    Task IUnitOfWork.ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel) => work(cancel);

    Task IUnitOfWork.SaveAsync(CancellationToken cancel) => Task.CompletedTask;

    Task<OpenDelivery?> IDeliverySession.TakeAsync(Guid eventId, string handler, int attempt, CancellationToken cancel) =>
        Task.FromResult<OpenDelivery?>(new OpenDelivery(stored!, handler, IsShared: false, WasArchived: false));

    Task<IReadOnlyList<OpenDelivery>> IDeliverySession.BeginAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OpenDelivery>>([.. handlers.Select(handler => new OpenDelivery(stored!, handler, IsShared: false, WasArchived: false))]);

    Task IDeliverySession.MarkHandledAsync(IReadOnlyList<OpenDelivery> deliveries, int attempt, CancellationToken cancel) => Task.CompletedTask;

    Task IDeliverySession.MarkFailedAsync(FailedAttempt failed, CancellationToken cancel)
    {
        failure = failed.Next;
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(int version, string payload)
    {
        stored = StoredEvent.New(new EventEnvelope(
            new EventMetadata { PublisherName = "parcels", EventName = "parcelSent", EventVersion = version == 1 ? null : version }, JsonElement.Parse(payload)));
        using var application = Application.WithStore(events =>
        {
            events.Services.AddSingleton<IUnitOfWork>(this).AddSingleton<IDeliverySession>(this).AddSingleton(heard);
            events.Services.AddSingleton<DomainApp>(new InlineApp("mail", app => app.Handles<ParcelSentPayload, Hear>()));
            events.AddUpcast("parcelSent", from: 1, older => { older["currency"] = "EUR"; return older; });
            events.AddUpcast<ParcelSentV2, ParcelSentPayload>(older => new ParcelSentPayload(older.Kilos * 1000, older.Currency, "post"));
        });
        await using var scope = application.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = new JobContext("1", "1@0", 1, RetryPolicy.Default, CancellationToken.None);

        await scope.ServiceProvider.GetRequiredService<DeliveryRunner>().RunAsync(stored.Id, "mail.Hear");
    }

    [EventName("parcelSent", Version = 2)]
    private sealed record ParcelSentV2(int Kilos, string Currency) : EventPayload;

    [EventName("parcelSent", Version = 3)]
    private sealed record ParcelSentPayload(int Grams, string Currency, string Carrier) : EventPayload;

    private sealed class Hear(List<ParcelSentPayload> heard) : INotificationHandler<ParcelSentPayload>
    {
        public Task Handle(ParcelSentPayload notification, CancellationToken cancellationToken)
        {
            heard.Add(notification);
            return Task.CompletedTask;
        }
    }
}
