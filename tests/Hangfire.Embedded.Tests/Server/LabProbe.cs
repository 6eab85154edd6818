using System.Collections.Concurrent;

namespace Hangfire.Embedded.Tests.Server;

/// <summary>What a job tells the test that created it.</summary>
internal sealed class LabProbe
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentBag<string> Notes { get; } = [];
}
