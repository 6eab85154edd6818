namespace Hangfire;

/// <summary>After which end of its parent a continuation runs. The last two can be combined.</summary>
[Flags]
public enum JobContinuationOptions
{
    /// <summary>After any final state.</summary>
    OnAnyFinishedState = 0,

    /// <summary>Only after the parent succeeded.</summary>
    OnlyOnSucceededState = 1,

    /// <summary>Only after the parent was deleted.</summary>
    OnlyOnDeletedState = 2,
}
