using Hangfire;

namespace Events.Hangfire.Tests.Support;

/// <summary>Publishes a payload of its own for some things, nothing for others.</summary>
[EntityAction(DeleteOnSuccess = true), Retry(0)]
public sealed class ChoosePayload : EntityAction<Thing, Guid, ThingDonePayload>
{
    public static readonly Guid Chosen = Guid.Parse("00000000-0000-0000-0000-000000000001");

    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        Payload = entity.Name == "own" ? new ThingDonePayload(Chosen, "own", false) : null;
        return Task.CompletedTask;
    }

    protected override ThingDonePayload? MapSuccess(Thing entity) => entity.Name == "silent" ? null : base.MapSuccess(entity);
}

/// <summary>Sets its payload at the first run of a transaction only.</summary>
[Retry(0)]
public sealed class ChooseOnce(Script script) : EntityAction<Thing, Guid, ThingDonePayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        script.Trace.Enqueue($"payload {Payload?.Name ?? "none"}");
        Payload = script.Trace.Count == 1 ? new ThingDonePayload(entity.Id, "first run", false) : null;
        return Task.CompletedTask;
    }
}

[Retry(0)]
public sealed class CannotMap : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;

    protected override ThingDonePayload MapSuccess(Thing entity) => throw new FormatException("The name is no name.");
}

[EntityAction(TimeoutSeconds = 0.2), Retry(1, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class TakesTooLong(Script script, IJobContext job) : ScriptedAction(script, job);

public interface IUnregistered;

[EntityAction(DeleteOnFailure = true), Retry(1, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class CannotBeMade(IUnregistered missing) : EntityAction<Thing, Guid, NoEvent, ThingFailedPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => throw new NotSupportedException($"{missing}");
}

[AutomaticRetry(Attempts = 1, DelaysInSeconds = [0], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class DeletedWhenExhausted(Script script, IJobContext job) : ScriptedAction(script, job);

[AutomaticRetry(Attempts = 5, DelaysInSeconds = [0])]
public sealed class HangfireRetriesFive(Script script, IJobContext job) : ScriptedAction(script, job);

[RetryOn<TimeoutException>, NeverOn<OperationCanceledException>]
public sealed class RetriesTimeouts(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(DeleteOnSuccess = true), Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class DeleteAfterRetry(Script script, IJobContext job) : ScriptedAction(script, job);
