using Hangfire.Server;

namespace Hangfire;

/// <summary>Creates the objects whose methods run as jobs. Derive from it to use a container.</summary>
public class JobActivator
{
    private static JobActivator current = new();

    /// <summary>Creates an activator that calls constructors without parameters.</summary>
    public JobActivator()
    {
    }

    /// <summary>The activator of servers that were given none.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public static JobActivator Current
    {
        get => Volatile.Read(ref current);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Volatile.Write(ref current, value);
        }
    }

    /// <summary>Creates one job object.</summary>
    public virtual object ActivateJob(Type jobType)
    {
        ArgumentNullException.ThrowIfNull(jobType);
        return Activator.CreateInstance(jobType)
            ?? throw new InvalidOperationException($"Type '{jobType}' has no object to call. Use a class, or register the type in a container.");
    }

    /// <summary>Opens the scope of one attempt to run a job.</summary>
    public virtual JobActivatorScope BeginScope() => new SimpleJobActivatorScope(this);

    /// <summary>Opens the scope of one attempt to run a job.</summary>
    public virtual JobActivatorScope BeginScope(JobActivatorContext context) => BeginScope();

    /// <summary>Opens the scope of one attempt to run a job.</summary>
    public virtual JobActivatorScope BeginScope(PerformContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BeginScope(new JobActivatorContext(context.Connection, context.BackgroundJob, context.CancellationToken));
    }
}
