using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Publishing;

public sealed class EventPublisherTests
{
    [Fact, Trait("Requirement", "B-11"), Trait("Requirement", "B-T02")]
    public async Task AValidatorRefusesBeforeAnythingIsStored()
    {
        using var application = Application.WithStore(events => events.AddValidator<NumberIsEvenPayload, MustBeEven>());

        var error = await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishAsync(new NumberIsEvenPayload(3)));
        await application.Publisher.PublishAsync(new NumberIsEvenPayload(2));

        Assert.Equal("3 is odd", error.Message);
        Assert.Equal("""{"number":2}""", Assert.Single(application.Store.Events).Envelope.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "B-11")]
    public async Task AValidatorOfAllEventsRunsFirstAndSeesLooseOnesToo()
    {
        using var application = Application.InProcess(events => events
            .AddValidator<NumberIsEvenPayload, MustBeEven>()
            .AddValidator<EventPayload, Nothing>());
        var heard = 0;
        application.Linker.On(EventSelector.All, () => { heard++; });

        foreach (var publication in new[] { Publication.Of(new NumberIsEvenPayload(3)), Publication.Of("x"), Publication.Of(new TimeoutException()) })
        {
            Assert.Equal("nothing", (await Assert.ThrowsAsync<ArgumentException>(() => application.Publisher.PublishNowAsync(publication))).Message);
        }

        Assert.Equal(0, heard);
    }

    [Fact, Trait("Requirement", "B-12"), Trait("Requirement", "B-13"), Trait("Requirement", "B-T01")]
    public async Task PublishingReturnsTheIdOfTheStoredEvent()
    {
        using var application = Application.WithStore();

        var id = await application.Publisher.PublishAsync("my.event", EventArguments.Of("arg").With("kw", "arg"));

        var stored = Assert.Single(application.Store.Events);
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(id, stored.Id);
        Assert.Equal("my.event", stored.Envelope.Metadata.EventName);
        Assert.Equal("""{"args":["arg"],"kwargs":{"kw":"arg"}}""", stored.Envelope.Payload.GetRawText());
    }

    [Fact, Trait("Requirement", "B-15"), Trait("Requirement", "B-14"), Trait("Requirement", "B-T03"), Trait("Requirement", "B-T05")]
    public async Task WithNothingButAddEventsHandlersRunInTheProcess()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var calls = new Calls();
        builder.Services.AddSingleton(calls);
        builder.Services.AddSingleton<DomainApp>(new InlineApp("demo", app => app
            .Publishes<NumberIsEvenPayload>()
            .Handles<NumberIsEvenPayload, TakesPayload>()
            .Handles<NumberIsEvenPayload, TakesMetadata>()
            .Handles<EventPayload, TakesAll>()));
        builder.Services.AddEvents();
        using var host = builder.Build();
        await host.StartAsync();
        using var scope = host.Services.CreateScope();

        var id = await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new NumberIsEvenPayload(2));

        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(["payload 2", $"metadata {id} demo 2", "all NumberIsEvenPayload"], calls);
        await host.StopAsync();
    }

    [Fact, Trait("Requirement", "C-26")]
    public async Task ClassesShareTheScopeAndRunOneAfterAnother()
    {
        var calls = new Calls();
        using var application = Application.InProcess(events =>
        {
            events.Services.AddSingleton(calls).AddSingleton<DomainApp>(new InlineApp("demo", app => app
                .Handles<NumberIsEvenPayload, Slow>().Handles<NumberIsEvenPayload, TakesPayload>()));
        });

        var publishing = application.Publisher.PublishNowAsync(new NumberIsEvenPayload(2));
        Assert.Equal(["slow begins"], calls);
        calls.Gate.SetResult();
        await publishing;

        Assert.Equal(["slow begins", "slow ends", "payload 2"], calls);
    }

    [Fact, Trait("Requirement", "B-45")]
    public async Task APatternHearsManyEvents()
    {
        using var application = Application.WithStore(events => events
            .MapEventHandler("demo.number.#", "group", () => { }, "grouped")
            .MapEventHandler("demo.*.even", "even", () => { }));

        await application.Publisher.PublishAsync("demo.number.even");
        await application.Publisher.PublishAsync("demo.number.odd");
        await application.Publisher.PublishAsync("demo.letter.even");
        await application.RelayAsync();

        Assert.Equal(
            ["demo.number.even > application.group", "demo.number.even > application.even", "demo.number.odd > application.group", "demo.letter.even > application.even"],
            application.Queue.Jobs.Select(job => $"{job.EventName} > {job.Handler}"));
    }

    [Fact, Trait("Requirement", "B-45")]
    public async Task OneHandlerHearsAnEventOnceThoughTwoOfItsPatternsMatch()
    {
        using var application = Application.WithStore(events => events.Services.AddSingleton<DomainApp>(
            new InlineApp("demo", app => app.Handles<TakesAll>("a.*").Handles<TakesAll>("a.b"))));

        await application.Publisher.PublishAsync("a.b");
        await application.RelayAsync();

        Assert.Single(application.Queue.Jobs);
    }

    [Fact, Trait("Requirement", "B-42")]
    public void NamesOutsideOfTheConventionAreWarnedOf()
    {
        using var application = Application.InProcess(
            events => events.Services.AddSingleton<DomainApp>(new InlineApp("demo", app => app.Publishes("demo.number.even").Publishes("Even"))),
            options => options.NameConvention = EventNameConvention.ServiceObjectEvent);

        Assert.Empty(application.Services.GetServices<IStartupCheck>().SelectMany(check => check.Faults()));
        Assert.Equal([@"The event name Even does not follow the naming convention ^[a-z0-9_]+(\.[a-z0-9_]+){2}\z"], application.Log.At(LogLevel.Warning));
    }

    [Fact, Trait("Requirement", "C-05"), Trait("Requirement", "C-01")]
    public async Task AnExceptionIsStoredWithWhatTheDomainMakesOfIt()
    {
        using var application = Application.WithStore(events => events.Services.AddSingleton<DomainApp>(
            new InlineApp("ops", app => app.Handles<ExceptionPayload, HearsExceptions>())));

        await application.Publisher.PublishAsync(new DomainException("nope") { Code = "DOM_1", Origin = "orders" });
        await application.Publisher.PublishAsync(new TimeoutException("slow"));
        await application.RelayAsync();

        Assert.Equal(["exceptions.domainException", "exceptions.timeoutException"], application.Store.Events.Select(stored => stored.Envelope.Metadata.EventName));
        Assert.Equal(
            ["""{"code":"DOM_1","data":{},"detail":"nope","origin":"orders"}""", """{"code":"APPLICATION_ERROR","data":{},"detail":"slow","origin":"application"}"""],
            application.Store.Events.Select(stored => stored.Envelope.Payload.GetRawText()));
        Assert.Equal(2, application.Queue.Jobs.Count);
    }

    [Fact, Trait("Requirement", "C-24")]
    public async Task WithAStoreThePublisherNeedsNoHandlersOfItsOwn()
    {
        using var producer = Application.WithStore();
        using var worker = Application.WithStore(events => events.MapEventHandler("x", "hears", () => { }));

        await producer.Publisher.PublishAsync("x");
        worker.Store.Add(Assert.Single(producer.Store.Events));
        await worker.RelayAsync();

        Assert.Equal("application.hears", Assert.Single(worker.Queue.Jobs).Handler);
    }

    [Fact, Trait("Requirement", "A-14")]
    public async Task ACancelledCallPublishesNothing()
    {
        using var application = Application.WithStore();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => application.Publisher.PublishAsync("x", cancel: new CancellationToken(true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => application.Publisher.PublishNowAsync("x", cancel: new CancellationToken(true)));

        Assert.Empty(application.Store.Events);
    }

    [Fact, Trait("Requirement", "A-14")]
    public void WildcardsAndLooseArgumentsAloneAreNoEvents()
    {
        Assert.Equal(
            "The event name \"a.*\" holds a wildcard. Subscribe to it; publish under a name without '*' and '#'.",
            Assert.Throws<ArgumentException>(() => Publication.Of("a.*")).Message);
        Assert.Equal(
            "Loose arguments have no event name. Publish them with the name of an event.",
            Assert.Throws<ArgumentException>(() => Publication.Of(EventArguments.None)).Message);
    }

    public sealed record NumberIsEvenPayload(int Number) : EventPayload;

    private sealed class Calls : List<string>
    {
        public TaskCompletionSource Gate { get; } = new();
    }

    private sealed class MustBeEven : IEventValidator<NumberIsEvenPayload>
    {
        public ValueTask ValidateAsync(NumberIsEvenPayload payload, CancellationToken cancel) =>
            payload.Number % 2 == 0 ? default : throw new ArgumentException($"{payload.Number} is odd");
    }

    private sealed class Nothing : IEventValidator<EventPayload>
    {
        public ValueTask ValidateAsync(EventPayload payload, CancellationToken cancel) => throw new ArgumentException("nothing");
    }

    private sealed class TakesPayload(Calls calls) : INotificationHandler<NumberIsEvenPayload>
    {
        public Task Handle(NumberIsEvenPayload notification, CancellationToken cancellationToken)
        {
            calls.Add($"payload {notification.Number}");
            return Task.CompletedTask;
        }
    }

    private sealed class TakesMetadata(Calls calls) : INotificationHandler<Event<NumberIsEvenPayload>>
    {
        public Task Handle(Event<NumberIsEvenPayload> notification, CancellationToken cancellationToken)
        {
            calls.Add($"metadata {notification.Id} {notification.Metadata.PublisherName} {notification.Payload.Number}");
            return Task.CompletedTask;
        }
    }

    private sealed class TakesAll(Calls calls) : INotificationHandler<EventPayload>
    {
        public Task Handle(EventPayload notification, CancellationToken cancellationToken)
        {
            calls.Add($"all {notification.GetType().Name}");
            return Task.CompletedTask;
        }
    }

    private sealed class Slow(Calls calls) : INotificationHandler<NumberIsEvenPayload>
    {
        public async Task Handle(NumberIsEvenPayload notification, CancellationToken cancellationToken)
        {
            calls.Add("slow begins");
            await calls.Gate.Task;
            calls.Add("slow ends");
        }
    }

    private sealed class HearsExceptions : INotificationHandler<ExceptionPayload>
    {
        public Task Handle(ExceptionPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
