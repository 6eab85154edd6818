using System.Globalization;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Lets only one job of a method, or of a resource, run at a time in all servers. The others wait on their workers; those that wait in vain fail.</summary>
/// <remarks>A job whose lock is lost, since its process was paused or the database away for too long, is cancelled through its token and waits for its turn again.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = false)]
public class DisableConcurrentExecutionAttribute : JobFilterAttribute, IServerFilter
{
    private const string HeldLock = "DistributedLock";

    /// <summary>One job of the method at a time.</summary>
    /// <param name="timeoutInSeconds">How long a job waits for its turn, in seconds; zero fails at once.</param>
    /// <exception cref="ArgumentException">The timeout is negative.</exception>
    public DisableConcurrentExecutionAttribute(int timeoutInSeconds)
    {
        if (timeoutInSeconds < 0)
            throw new ArgumentException($"Expected a timeout of zero or more seconds, got '{timeoutInSeconds}'.", nameof(timeoutInSeconds));

        TimeoutSec = timeoutInSeconds;
    }

    /// <summary>One job of the resource at a time.</summary>
    /// <param name="resource">Name of the resource; placeholders such as <c>{0}</c> stand for arguments of the job.</param>
    /// <param name="timeoutSec">How long a job waits for its turn, in seconds; zero fails at once.</param>
    /// <exception cref="ArgumentException">The resource is empty or the timeout is negative.</exception>
    public DisableConcurrentExecutionAttribute(string resource, int timeoutSec)
        : this(timeoutSec)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        Resource = resource;
    }

    /// <summary>Name of the resource with its placeholders, or <see langword="null"/> for the method.</summary>
    public string? Resource { get; }

    /// <summary>How long a job waits for its turn, in seconds.</summary>
    public int TimeoutSec { get; }

    /// <summary>Waits for the turn of the job.</summary>
    /// <exception cref="DistributedLockTimeoutException">It did not come in time.</exception>
    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var held = context.Connection.AcquireDistributedLock(ResourceOf(context.BackgroundJob.Job), TimeSpan.FromSeconds(TimeoutSec));
        context.Items[HeldLock] = held;
        if (held is IHeldLock guard && context.CancellationToken is RunningJob job) guard.Lost.Register(job.LoseGuard);
    }

    /// <summary>Lets the next one begin.</summary>
    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items.Remove(HeldLock, out var held)) ((IDisposable)held).Dispose();
    }

    private string ResourceOf(Job job) => Resource is null
        ? $"{job.Type.FullName}.{job.Method.Name}"
        : string.Format(CultureInfo.InvariantCulture, Resource, [.. job.Args]);
}
