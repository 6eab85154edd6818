using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>State changes that survive short failures of the storage. A change that keeps failing, such as by a broken filter, fails the job.</summary>
internal sealed class WorkerStateChanges(IBackgroundJobStateChanger stateChanger)
{
    private const int MaxAttempts = 10;

    private static readonly ILog Log = LogProvider.For<Worker>();

    private readonly RepeatedErrors errors = new(Log);

    /// <summary>Whether changes can be committed together with the one that follows.</summary>
    public bool CanDefer => stateChanger is BackgroundJobStateChanger;

    /// <summary>Starts a change and leaves its commit to another thread; <see langword="null"/> when that cannot be.</summary>
    public ICommitInFlight? TryBegin(StateChangeContext context)
    {
        if (stateChanger is not BackgroundJobStateChanger able) return null;

        try
        {
            return able.TryBeginChange(context);
        }
        catch (Exception error)
        {
            Log.DebugException($"Job '{context.BackgroundJobId}' could not come to the state '{context.NewState.Name}' at once. It is tried again.", error);
            return null;
        }
    }

    public IState? Change(StateChangeContext context, CancellationToken giveUp)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return stateChanger.ChangeState(context);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                giveUp.ThrowIfCancellationRequested();
                if (attempt >= MaxAttempts) return Fail(context, error);

                errors.Log(
                    LogLevel.Warn, $"Job '{context.BackgroundJobId}' could not come to the state '{context.NewState.Name}', attempt {attempt} of {MaxAttempts}.", error);
                giveUp.WaitOrThrow(DelayAfter(attempt));
            }
        }
    }

    // Quick at first, because a filter or a deadlock passes at once; 10 attempts take about 8 seconds.
    private static TimeSpan DelayAfter(int attempt) => TimeSpan.FromMilliseconds(Math.Min(2000, 20 * Math.Pow(2, attempt - 1)));

    // No filter is asked: one of them may be what fails.
    private IState? Fail(StateChangeContext context, Exception error) => stateChanger.ChangeState(
        new StateChangeContext(
            context.Storage,
            context.Connection,
            context.BackgroundJobId,
            new FailedState(error, context.ServerId)
            {
                Reason = $"Failed to change state to a '{context.NewState.Name}' one due to an exception after {MaxAttempts} retry attempts",
            },
            context.ExpectedStates,
            CancellationToken.None)
        {
            DisableFilters = true,
            CompleteJob = context.CompleteJob,
            ServerId = context.ServerId,
        });
}
