namespace Hangfire;

/// <summary>Creates the objects of one attempt and disposes of them in the end.</summary>
public abstract class JobActivatorScope : IDisposable
{
    private static readonly AsyncLocal<JobActivatorScope?> Ambient = new();

    /// <summary>Opens the scope; it becomes <see cref="Current"/>.</summary>
    protected JobActivatorScope()
    {
        Ambient.Value = this;
    }

    /// <summary>The scope of the job that is running here.</summary>
    public static JobActivatorScope Current => Ambient.Value!;

    /// <summary>Creates or finds an object of <paramref name="type"/>.</summary>
    public abstract object Resolve(Type type);

    /// <summary>Disposes of what the scope created.</summary>
    public virtual void DisposeScope()
    {
    }

    /// <summary>Closes the scope.</summary>
    public void Dispose()
    {
        try
        {
            DisposeScope();
        }
        finally
        {
            Ambient.Value = null;
        }
    }
}
