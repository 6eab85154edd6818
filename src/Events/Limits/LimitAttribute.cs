namespace Events;

/// <summary>Limits how many jobs of an entity action run at once, or start within a time; actions that name the same limit share it.</summary>
/// <remarks>
/// A job that finds no room is scheduled again shortly: it holds no worker and uses up no attempt. Whoever is let in holds a lease that is renewed
/// while the job runs and ends by itself when its process dies.
/// </remarks>
/// <param name="name">The limit's name, such as <c>payments</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class LimitAttribute(string name) : Attribute
{
    /// <summary>The limit's name.</summary>
    public string Name { get; } = name;

    /// <summary>How many jobs may run at the same time. The default is 0: any number.</summary>
    public int Concurrency { get; init; }

    /// <summary>How many jobs may start within <see cref="PerSeconds"/>. The default is 0: any number.</summary>
    public int Rate { get; init; }

    /// <summary>The sliding window of <see cref="Rate"/>, in seconds. The default is 1.</summary>
    public double PerSeconds { get; init; } = 1;

    /// <summary>Whether each entity has the limit for itself. The default is <c>false</c>: all share it.</summary>
    public bool PerEntity { get; init; }
}
