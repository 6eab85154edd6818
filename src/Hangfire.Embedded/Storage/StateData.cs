namespace Hangfire.Storage;

/// <summary>A stored state of a job.</summary>
public class StateData
{
    /// <summary>The name of the state.</summary>
    public string? Name { get; set; }

    /// <summary>Why the job came into the state; <see langword="null"/> when nobody said.</summary>
    public string? Reason { get; set; }

    /// <summary>What the state recorded. Names are compared without regard to case.</summary>
    public IDictionary<string, string>? Data { get; set; }
}
