namespace Core.Benchmarks;

/// <summary>Shows that every publication arrived.</summary>
internal sealed class Counter
{
    public long Calls { get; set; }
}
