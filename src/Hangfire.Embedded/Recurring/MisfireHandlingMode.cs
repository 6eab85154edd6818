namespace Hangfire;

/// <summary>What becomes of occurrences that were missed while no server ran.</summary>
public enum MisfireHandlingMode
{
    /// <summary>One job runs for all missed occurrences.</summary>
    Relaxed,

    /// <summary>One job runs for each missed occurrence.</summary>
    Strict,

    /// <summary>Missed occurrences are skipped.</summary>
    Ignorable,
}
