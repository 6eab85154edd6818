namespace Hangfire.Storage;

/// <summary>A transaction was not applied because a lock it had taken was lost before the commit.</summary>
internal sealed class LockLostException(string resource) : InvalidOperationException(
    $"The distributed lock '{resource}' was lost before the commit, because it could not be kept fresh. Nothing was written. " +
    "Take the lock again and decide anew.");
