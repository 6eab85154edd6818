using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Docs;

// What docs/events.md shows. A test holds the two against each other; what stands between the marks is in the guide, word for word.

// docs: payload
public sealed record InvoicePaidPayload(Guid Id, decimal Amount) : EventPayload;   // wire name "invoicePaid"

[EventName("billing.invoiceSent", Version = 2)]
public sealed record InvoiceSentPayload(Guid Id) : EventPayload;                   // wire name "billing.invoiceSent"
// end

// docs: handlers
public sealed class SendReceipt(TextWriter mail) : INotificationHandler<InvoicePaidPayload>
{
    public Task Handle(InvoicePaidPayload notification, CancellationToken cancellationToken) =>
        mail.WriteLineAsync($"{notification.Amount} received");
}

public sealed class Audit(TextWriter trail) : INotificationHandler<Event<EventPayload>>
{
    public Task Handle(Event<EventPayload> notification, CancellationToken cancellationToken) =>
        trail.WriteLineAsync($"{notification.Metadata.PublishDate:O} {notification.Metadata.EventName}");
}

public sealed class Alarm(TextWriter pager) : INotificationHandler<ExceptionPayload>
{
    public Task Handle(ExceptionPayload notification, CancellationToken cancellationToken) =>
        pager.WriteLineAsync($"{notification.Code}: {notification.Detail}");
}
// end

// docs: app
public sealed class BillingApp : DomainApp
{
    public override string Name => "billing";

    protected override void Configure(IDomainAppBuilder app) => app
        .Publishes<InvoicePaidPayload>()
        .Publishes("billing.reminderSent", "invoice", "level")                 // loose arguments, by name
        .Handles<InvoicePaidPayload, SendReceipt>(queue: "mail")
        .Handles<OrderPlacedPayload, CreateInvoice>(from: "orders")            // a remote event
        .Handles<Audit>("billing.#")                                           // a pattern of names
        .Handles<ExceptionPayload, Alarm>()                                    // every exception
        .HandlesIn<BillingTasks>();                                            // [Subscribe] methods
}
// end

// docs: subscribe
public sealed class BillingTasks(TextWriter mail)
{
    [Subscribe]                                                                // the payload names the event
    public Task Thank(InvoicePaidPayload paid) => mail.WriteLineAsync($"Thank you for {paid.Amount}");

    [Subscribe("billing.reminderSent", Queue = "mail")]                        // arguments fill parameters by name
    public void Count(int level, string? invoice = null) => mail.WriteLine($"{invoice}: {level}");

    [Subscribe]                                                                // hears "monthClosed"
    public Task MonthClosedAsync(EventArguments given, CancellationToken cancel) => mail.FlushAsync(cancel);
}
// end

// docs: validator
public sealed class AmountIsPositive : IEventValidator<InvoicePaidPayload>
{
    public ValueTask ValidateAsync(InvoicePaidPayload paid, CancellationToken cancel) =>
        paid.Amount > 0 ? default : throw new ArgumentException($"Expected the amount to be positive, got \"{paid.Amount}\".");
}
// end

// docs: deferred
public sealed class AuditEverythingOfOrders : IDeferredSubscriptions
{
    public IEnumerable<Type>? HandlersOf(EventDescriptor declared) => declared.App == "orders" ? [typeof(CreateInvoice)] : null;
}
// end

public sealed record OrderPlacedPayload(Guid Id) : EventPayload;

public sealed class CreateInvoice : INotificationHandler<OrderPlacedPayload>
{
    public Task Handle(OrderPlacedPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class EventsGuide
{
    public static void Register(IServiceCollection services)
    {
        // docs: register
        services.AddEvents(options => options
                .RouteQueues(handler => handler.StartsWith("billing.", StringComparison.Ordinal) ? "billing" : null))
            .AddApp<BillingApp>()
            .AddValidator<InvoicePaidPayload, AmountIsPositive>()
            .AddHooks(hooks => hooks.Before("billing.#", (publication, _) =>
                new(publication.WithMetadata(publication.Metadata with { Authorization = "" }))))
            .MapEventHandler("demo.*.even", "count", (Publication even) => Console.WriteLine(even.EventName));
        // end
    }

    public static void Share<TBackend>(IServiceCollection services)
        where TBackend : class, IRegistryBackend
    {
        // docs: share
        services.AddEvents().AddApp<BillingApp>().UseRegistryBackend<TBackend>();
        // end
    }

    public static async Task SyncAsync(RegistrySync sync, CancellationToken cancel)
    {
        // docs: sync
        RegistryDrift drift = await sync.FindDriftAsync(cancel);    // the dry run: one sentence per difference
        drift.Sentences.ToList().ForEach(Console.WriteLine);
        await sync.SyncAsync(cancel);                               // writes just that; a second run finds nothing
        // end
    }

    public static EventEnvelope Create(Guid id)
    {
        // docs: create
        var envelope = EventEnvelope.Create("invoicePaid", "billing", new InvoicePaidPayload(id, 12.50m), metadata => metadata with { EntityName = "invoice" });
        // end
        return envelope;
    }

    public static void Scan(EventsBuilder events)
    {
        // docs: scan
        events.AddHandlersFrom(typeof(BillingTasks).Assembly);
        events.AddAppsFrom(typeof(BillingApp).Assembly);
        // end
    }

    public static async Task PublishAsync(IEventPublisher publisher, EventRegistry registry, Guid id, CancellationToken cancel)
    {
        // docs: publish
        await publisher.PublishAsync(new InvoicePaidPayload(id, 12.50m), cancel);
        await publisher.PublishAsync("billing.reminderSent", new { invoice = "R-7", level = 2 }, cancel);
        await publisher.PublishAsync(new TimeoutException("The bank does not answer."), cancel);
        // end

        // docs: loose
        var closed = registry.CreateLocal("billing", "monthClosed", "month", "total");
        closed.Handle("billing.report", (int month, decimal total) => Console.WriteLine($"{month}: {total}"), queue: "reports");
        await publisher.PublishAsync(closed, new { month = 3, total = 99.5m }, cancel);
        // end

        // docs: now
        await publisher.PublishNowAsync(new InvoicePaidPayload(id, 12.50m), cancel);
        // end
    }

    public static async Task LinkAsync(EventLinker linker, IEventPublisher publisher)
    {
        // docs: linker
        linker.On("billing.reminderSent", (string invoice, int level) => Console.WriteLine($"{invoice}: {level}"));
        linker.On<InvoicePaidPayload>((paid, cancel) => Task.CompletedTask);
        linker.Once(EventSelector.All, (Publication first) => Console.WriteLine(first.EventName));
        linker.On(EventSelector.AllExceptions, (Exception error) => Console.WriteLine(error.Message));

        using var subscription = linker.On("a.*", "b.#")
            .OnEvent((EventArguments given) => given.Named.Count)
            .OnSuccess((int count) => Console.WriteLine(count))
            .OnFailure((Exception error) => Console.WriteLine(error.Message))
            .Subscribe();
        // end

        // docs: named
        linker.On("invoicePaid", (InvoicePaidPayload paid) => Console.WriteLine(paid.Amount), new LinkOptions
        {
            Name = "billing.book",
            Queue = "books",
            Retry = new RetryPolicy { MaxRetries = 3 },
            OnFailure = (Exception error) => Console.WriteLine($"Given up: {error.Message}"),
        });
        // end

        // docs: isolated
        var audit = new EventLinker(new EventLinkerOptions { MaxHandlersPerEvent = 2 });
        audit.On("billing.#", (Publication happened) => Console.WriteLine(happened));
        await publisher.PublishNowAsync(Publication.Of("billing.closed").Through(audit));
        // end
    }
}
