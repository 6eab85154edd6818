using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Deliveries;

public sealed class DeliveryRunnerTests : IUnitOfWork, IDeliverySession
{
    private static readonly RetryPolicy TwoRetries = new() { MaxRetries = 2, Jitter = Jitter.None };

    private readonly List<string> log = [];
    private StoredEvent? stored;
    private bool storeIsAway;

    [Fact, Trait("Requirement", "C-29"), Trait("Requirement", "C-27")]
    public async Task ANamedHandlersFailureCallbackIsCalledOnceAfterTheLastAttempt()
    {
        using var application = Application.WithStore(Configure);
        application.Linker.On("e", void () => throw new TimeoutException("slow"), new LinkOptions
        {
            Name = "mail.send",
            OnSuccess = () => log.Add("success"),
            OnFailure = (TimeoutException error) => log.Add($"failure {error.Message}"),
        });
        await StoreAsync(application, "e");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => DeliverAsync(application, "mail.send", attempt));
        }

        Assert.Equal(["Scheduled 1", "Scheduled 2", "Archived 3", "failure slow"], log);
    }

    [Fact, Trait("Requirement", "C-27"), Trait("Requirement", "C-28")]
    public async Task ASuccessCallbackIsCalledBehindTheCommitAndCannotUndoIt()
    {
        using var application = Application.WithStore(Configure);
        application.Linker.On("e", (int a) => a + 1, new LinkOptions
        {
            Name = "mail.send",
            OnSuccess = (int result) => { log.Add($"success {result}"); throw new InvalidOperationException(); },
            OnFailure = (Exception _) => log.Add("never"),
        });
        await StoreAsync(application, "e", new { a = 1 });

        await DeliverAsync(application, "mail.send", 1);

        Assert.Equal(["committed", "success 2"], log);
    }

    [Fact, Trait("Requirement", "A-16")]
    public async Task AnEventOfAnotherPublisherIsDoneWithUnheard()
    {
        using var application = Application.WithStore(events =>
        {
            Configure(events);
            events.Services.AddSingleton<DomainApp>(new InlineApp("mail", app => app.Handles<Refuses>("e", from: "billing")));
        });
        await StoreAsync(application, "e");

        await DeliverAsync(application, "mail.Refuses", 1);

        Assert.Equal(["committed"], log);
    }

    [Fact, Trait("Requirement", "C-56"), Trait("Fault", "F88")]
    public async Task AHandlerTheWorkerDoesNotHaveIsNamedAndAnotherMayTry()
    {
        using var application = Application.WithStore(Configure);
        application.Linker.On("e", () => { }, new LinkOptions { Name = "mail.send" });
        await StoreAsync(application, "e");

        var error = await Assert.ThrowsAsync<UnknownHandlerException>(() => DeliverAsync(application, "mail.sent", 1));

        Assert.Equal(
            "No handler of event \"e\" is called \"mail.sent\" in this application. Did you mean \"mail.send\"? "
            + "Register it in a DomainApp with Handles<TPayload, THandler>(), or discard the delivery.",
            error.Message);
        Assert.Equal("mail.sent", error.Handler);
        await Assert.ThrowsAsync<UnknownHandlerException>(() => DeliverAsync(application, "mail.sent", 3));
        Assert.Equal(["Scheduled 1", "Archived 3"], log);
    }

    [Fact, Trait("Requirement", "B-37")]
    public async Task ALastFailureThatCannotBeWrittenDownIsTriedAgainRatherThanLost()
    {
        using var application = Application.WithStore(Configure);
        application.Linker.On("e", void () => throw new TimeoutException("slow"), new LinkOptions { Name = "mail.send" });
        await StoreAsync(application, "e");
        storeIsAway = true;

        var error = await Assert.ThrowsAsync<TimeoutException>(() => DeliverAsync(application, "mail.send", 3));

        Assert.Equal((2, true), RetryVerdict.Find(error) is { } verdict ? (verdict.Attempt, verdict.Decision.Retry) : default);
    }

    [Fact, Trait("Requirement", "B-17"), Trait("Requirement", "B-T04")]
    public async Task AHandlerMayAskForTheJobItRunsIn()
    {
        using var application = Application.WithStore(events =>
        {
            Configure(events);
            events.Services.AddSingleton(log).AddSingleton<DomainApp>(new InlineApp("mail", app => app.Handles<Bound>("e")));
        });
        await StoreAsync(application, "e", new { a = 1 });

        await DeliverAsync(application, "mail.Bound", 1);

        Assert.Equal(["attempt 1 of 3, a = 1", "committed"], log);
    }

    async Task IUnitOfWork.ExecuteAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await work(cancel);
        log.Add("committed");
    }

    Task IUnitOfWork.SaveAsync(CancellationToken cancel) => Task.CompletedTask;

    Task<OpenDelivery?> IDeliverySession.TakeAsync(Guid eventId, string handler, int attempt, CancellationToken cancel) =>
        Task.FromResult<OpenDelivery?>(new OpenDelivery(stored!, handler, IsShared: false, WasArchived: false));

    Task<IReadOnlyList<OpenDelivery>> IDeliverySession.BeginAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OpenDelivery>>([.. handlers.Select(handler => new OpenDelivery(stored!, handler, IsShared: false, WasArchived: false))]);

    Task IDeliverySession.MarkHandledAsync(IReadOnlyList<OpenDelivery> deliveries, int attempt, CancellationToken cancel) => Task.CompletedTask;

    Task IDeliverySession.MarkFailedAsync(FailedAttempt failed, CancellationToken cancel)
    {
        if (storeIsAway)
        {
            throw new InvalidOperationException("The store is away.");
        }

        log.Add($"{failed.Next} {failed.Attempt}");
        return Task.CompletedTask;
    }

    private void Configure(EventsBuilder events) => events.Services.AddSingleton<IUnitOfWork>(this).AddSingleton<IDeliverySession>(this);

    private async Task StoreAsync(Application application, string eventName, object? arguments = null)
    {
        await application.Publisher.PublishAsync(eventName, arguments);
        stored = Assert.Single(application.Store.Events);
    }

    private async Task DeliverAsync(Application application, string handler, int attempt)
    {
        await using var scope = application.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = new JobContext("1", "1@0", attempt, TwoRetries, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DeliveryRunner>().RunAsync(stored!.Id, handler);
    }

    private sealed class Bound(IJobContext job, List<string> log) : INotificationHandler<EventArguments>
    {
        public Task Handle(EventArguments notification, CancellationToken cancellationToken)
        {
            log.Add($"attempt {job.Attempt} of {job.MaxAttempts}, a = {notification["a"]}");
            return Task.CompletedTask;
        }
    }

    private sealed class Refuses : INotificationHandler<EventPayload>
    {
        public Task Handle(EventPayload notification, CancellationToken cancellationToken) => throw new InvalidOperationException("It should not be called.");
    }
}
