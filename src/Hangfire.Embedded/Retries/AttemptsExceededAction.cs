namespace Hangfire;

/// <summary>What becomes of a job that used up its attempts.</summary>
public enum AttemptsExceededAction
{
    /// <summary>It stays in the failed state for somebody to look at.</summary>
    Fail = 0,

    /// <summary>It is deleted.</summary>
    Delete,
}
