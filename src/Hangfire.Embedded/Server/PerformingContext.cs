namespace Hangfire.Server;

/// <summary>A job about to run.</summary>
public class PerformingContext : PerformContext
{
    /// <summary>Shares everything with <paramref name="context"/>.</summary>
    public PerformingContext(PerformContext context)
        : base(context)
    {
    }

    /// <summary>Whether a filter keeps the job from running; it then counts as succeeded without a result.</summary>
    public bool Canceled { get; set; }
}
