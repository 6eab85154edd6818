namespace Hangfire.Client;

/// <summary>A job that was stored, cancelled or failed to be stored.</summary>
public class CreatedContext : CreateContext
{
    /// <summary>Adds the outcome to <paramref name="context"/>.</summary>
    public CreatedContext(CreateContext context, BackgroundJob? backgroundJob, bool canceled, Exception? exception)
        : base(context)
    {
        BackgroundJob = backgroundJob!;
        Canceled = canceled;
        Exception = exception!;
    }

    /// <summary>The stored job, or <see langword="null"/>.</summary>
    public BackgroundJob BackgroundJob { get; }

    /// <summary>The parameters stored with the job; they can no longer be changed.</summary>
    public override IDictionary<string, object> Parameters =>
        new System.Collections.ObjectModel.ReadOnlyDictionary<string, object>(base.Parameters);

    /// <summary>What was thrown, or <see langword="null"/>.</summary>
    public Exception Exception { get; }

    /// <summary>Whether a filter kept the job from being created.</summary>
    public bool Canceled { get; }

    /// <summary>Set to swallow <see cref="Exception"/>.</summary>
    public bool ExceptionHandled { get; set; }
}
