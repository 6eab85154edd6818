namespace Events;

/// <summary>Names and delays of the queues in which a service's failed messages wait on a broker: 1, 2, 4, … seconds, one step per retry.</summary>
/// <remarks>A pure value: it declares nothing and knows no broker. The steps are few because a delay that lies between two takes the shorter one.</remarks>
public sealed record RetryLadder
{
    /// <summary>A broker keeps no message longer than 2³² − 1 ms, and the last step waits 2²² s.</summary>
    internal const int MostSteps = 23;

    /// <summary>The ladder of a service.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="steps">How many retries there are; 0 makes an empty ladder.</param>
    /// <exception cref="ConfigurationException">The name or the number cannot be used.</exception>
    public RetryLadder(string service, int steps = 10)
    {
        ConfigurationException.ThrowIfAny([.. RetryLadderOptions.FaultsOfName(service), .. RetryLadderOptions.FaultsOfRetries(steps)]);
        Service = service;
        Steps = [.. Enumerable.Range(0, steps)
            .Select(index => new RetryStep(index, NameOf(service, index), TimeSpan.FromSeconds(Math.ScaleB(1, index))))];
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>The steps, the shortest delay first; none when there are no retries.</summary>
    public IReadOnlyList<RetryStep> Steps { get; }

    /// <summary>The exchange that takes messages from the steps back to their handlers' queues: <c>{service}:recover</c>.</summary>
    public string RecoverName => $"{Service}:recover";

    /// <summary>The exchange and queue of what used up its retries: <c>{service}:archived</c>.</summary>
    public string ArchiveName => $"{Service}:archived";

    /// <summary>The queue of a service's handler: <c>{service}.{event}</c>.</summary>
    public string HandlerQueueOf(string eventName) => $"{Service}.{eventName}";

    /// <summary>Which step a delay takes: <c>⌊log₂ seconds⌋</c>, at least the first and at most the last; <c>null</c> on an empty ladder.</summary>
    /// <param name="delay">How long to wait; <c>null</c> means one second.</param>
    public int? IndexFor(TimeSpan? delay)
    {
        var seconds = Math.Max(1, (delay ?? RetryRequestedException.DefaultDelay).TotalSeconds);
        return Steps.Count == 0 ? null : Math.Min(Math.ILogB(seconds), Steps.Count - 1);
    }

    /// <summary>The step a delay takes, or <c>null</c> on an empty ladder.</summary>
    /// <param name="delay">How long to wait; <c>null</c> means one second.</param>
    public RetryStep? StepFor(TimeSpan? delay) => IndexFor(delay) is { } index ? Steps[index] : null;

    /// <summary>Two ladders are equal when service and number of steps are.</summary>
    public bool Equals(RetryLadder? other) => other is not null && Service == other.Service && Steps.Count == other.Steps.Count;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Service, Steps.Count);

    private static string NameOf(string service, int index) => index == 0 ? $"{service}:retry" : $"{service}:retry.{index}";
}
