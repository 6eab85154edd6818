namespace Events.Commands.Tests.Support;

/// <summary>A worker that has nothing to do and ends at once.</summary>
internal sealed class RecordingWorker : IWorker
{
    public List<(IReadOnlyList<string> Queues, int? Concurrency)> Runs { get; } = [];

    public Task RunAsync(IReadOnlyList<string> queues, int? concurrency, CancellationToken cancel)
    {
        Runs.Add((queues, concurrency));
        return Task.CompletedTask;
    }
}
