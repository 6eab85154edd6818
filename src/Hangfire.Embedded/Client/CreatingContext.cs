namespace Hangfire.Client;

/// <summary>A job about to be stored.</summary>
public class CreatingContext : CreateContext
{
    /// <summary>Shares everything with <paramref name="context"/>.</summary>
    public CreatingContext(CreateContext context)
        : base(context)
    {
    }

    /// <summary>Set to keep the job from being created.</summary>
    public bool Canceled { get; set; }

    /// <summary>Adds or replaces a job parameter.</summary>
    public void SetJobParameter(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Parameters[name] = value!;
    }

    /// <summary>Reads a job parameter; the default of <typeparamref name="T"/> when there is none.</summary>
    /// <exception cref="InvalidOperationException">The parameter has another type.</exception>
    public T? GetJobParameter<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Parameters.TryGetValue(name, out var value) || value is null) return default;

        return value is T typed
            ? typed
            : throw new InvalidOperationException(
                $"Job parameter '{name}' is a {value.GetType().Name}, not a {typeof(T).Name}. Ask for the type it was set as.");
    }
}
