using System.Globalization;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>Names the queue of the jobs of a class or method. A queue given when the job is created wins.</summary>
public sealed class QueueAttribute : JobFilterAttribute, IElectStateFilter
{
    /// <summary>Chooses <paramref name="queue"/>; placeholders such as <c>{0}</c> stand for arguments of the job.</summary>
    public QueueAttribute(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Queue = queue;
        Order = int.MaxValue;
    }

    /// <summary>The queue, with its placeholders.</summary>
    public string Queue { get; }

    /// <summary>Sets the queue of an enqueued candidate.</summary>
    /// <exception cref="ArgumentException">The name is not valid once its placeholders are filled in.</exception>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is not EnqueuedState enqueued) return;

        enqueued.Queue = Queue.Contains('{', StringComparison.Ordinal)
            ? string.Format(CultureInfo.InvariantCulture, Queue, [.. context.BackgroundJob.Job.Args])
            : Queue;
    }
}
