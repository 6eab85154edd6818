namespace Hangfire.Dashboard.Bulk;

/// <summary>How far a command on many jobs has come; it goes from request to request, so nothing is kept on the server.</summary>
/// <param name="Done">How many jobs were changed.</param>
/// <param name="Skipped">How many had moved on meanwhile.</param>
/// <param name="Left">How many there are still to look at.</param>
internal sealed record BulkProgress(long Done, long Skipped, long Left)
{
    /// <summary>Where the next slice begins; null for the beginning.</summary>
    public string? After { get; init; }

    public bool IsFinished => Left == 0;
}
