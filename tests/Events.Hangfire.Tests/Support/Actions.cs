namespace Events.Hangfire.Tests.Support;

public abstract class ScriptedAction(Script script, IJobContext job) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        script.Trace.Enqueue($"act {job.Attempt}/{job.MaxAttempts}");
        return script.Act(entity, job, cancel);
    }
}

[Retry(0)]
public sealed class ActOnce(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(DeleteOnSuccess = true), Retry(0)]
public sealed class DeleteOnSuccess(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(DeleteOnFailure = true), Retry(0)]
public sealed class DeleteOnFailure(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(DeleteOnSuccess = true, DeleteOnFailure = true), Retry(0)]
public sealed class DeleteEitherWay(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(DeleteOnFailure = true), Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class RetryThrice(Script script, IJobContext job) : ScriptedAction(script, job);
