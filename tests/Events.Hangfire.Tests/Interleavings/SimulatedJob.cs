using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Interleavings;

internal enum SimulatedState
{
    Open,
    Succeeded,
    Failed,
    Deleted,
}

/// <summary>A job as an engine would treat it: handed out again after a crash, retried as its body asks, requeued and deleted by people.</summary>
internal sealed class SimulatedJob(IServiceProvider services, string id, Type action, Guid entity)
{
    private readonly RetryPolicy policy = RetryDeclaration.Of(action).Over(RetryPolicy.Default);
    private int attempt = 1;
    private bool isRecorded;
    private Exception? error;

    public SimulatedState State { get; private set; }

    public int Series { get; private set; } = 1;

    /// <summary>Hands the job out; a moment is where the process dies.</summary>
    public async Task DeliverAsync(string? moment)
    {
        if (State == SimulatedState.Open)
        {
            Apply(await RunAsync(moment));
        }
    }

    /// <summary>Hands it out twice at once, as after a claim that was taken for lost.</summary>
    public async Task DeliverTwiceAsync(string? moment)
    {
        if (State == SimulatedState.Open)
        {
            foreach (var ending in await Task.WhenAll(Task.Run(() => RunAsync(moment)), Task.Run(() => RunAsync(null))))
            {
                Apply(ending);
            }
        }
    }

    /// <summary>Somebody requeues it: after a recorded failure that is a new series.</summary>
    public void Requeue()
    {
        if (State == SimulatedState.Failed)
        {
            (Series, attempt) = (isRecorded ? Series + 1 : Series, 1);
        }

        State = SimulatedState.Open;
    }

    public void Delete() => State = State == SimulatedState.Open ? SimulatedState.Deleted : State;

    /// <summary>What the reconciler does with a failed job.</summary>
    public async Task ReconcileAsync()
    {
        if (State == SimulatedState.Failed && !isRecorded)
        {
            await using var scope = services.CreateAsyncScope();
            var (instance, context) = Begin(scope.ServiceProvider, CancellationToken.None);
            await instance.RecordFailureAsync(
                scope.ServiceProvider.GetRequiredService<EntityFailure>(), new EntityRun(EntityActionDescriptor.Of(action), context, entity), error!);
            isRecorded = true;
        }
    }

    private string Key => Series == 1 ? id : $"{id}#{Series}";

    private async Task<Exception?> RunAsync(string? moment)
    {
        var plan = Disturbance.Arm(moment);
        await using var scope = services.CreateAsyncScope();
        var (instance, _) = Begin(scope.ServiceProvider, plan.Crash.Token);
        instance.Runner = scope.ServiceProvider.GetRequiredService<EntityActionRunner>();
        try
        {
            await ((LeaveNoteAction)instance).Run(entity);
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
        finally
        {
            Disturbance.Arm(null);
        }
    }

    private (IEntityAction Action, JobContext Context) Begin(IServiceProvider scope, CancellationToken cancel)
    {
        var context = new JobContext(id, Key, attempt, policy, cancel) { Series = Series };
        scope.GetRequiredService<JobContextAccessor>().Current = context;
        return ((IEntityAction)ActivatorUtilities.CreateInstance(scope, action), context);
    }

    // Of two endings the first one counts, as the engine changes a state only from the one it knows.
    private void Apply(Exception? ending)
    {
        if (State != SimulatedState.Open || ending is OperationCanceledException)
        {
            return;
        }

        if (ending is null)
        {
            State = SimulatedState.Succeeded;
        }
        else if (RetryVerdict.Find(ending) is { Decision.Retry: true } verdict)
        {
            attempt = verdict.Attempt + 1;
        }
        else
        {
            (State, error, isRecorded) = (SimulatedState.Failed, ending, RetryVerdict.Find(ending) is { IsRecorded: true });
        }
    }
}
