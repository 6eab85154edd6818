namespace Events.Hangfire.Tests.Interleavings;

/// <summary>Ends a run at one moment as a dying process would: nothing that comes after it happens.</summary>
internal sealed class Disturbance : IFaultPoint
{
    private static readonly AsyncLocal<Plan?> Current = new();

    /// <summary>Arms the disturbance for what the caller awaits from now on.</summary>
    public static Plan Arm(string? moment)
    {
        var plan = new Plan(moment);
        Current.Value = plan;
        return plan;
    }

    public Task HitAsync(string name)
    {
        if (Current.Value is { } plan && plan.Moment == name)
        {
            plan.Crash.Cancel();
            plan.Crash.Token.ThrowIfCancellationRequested();
        }

        return Task.CompletedTask;
    }

    internal sealed record Plan(string? Moment)
    {
        public CancellationTokenSource Crash { get; } = new();
    }
}
