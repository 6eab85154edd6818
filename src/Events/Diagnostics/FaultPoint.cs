namespace Events;

/// <summary>The names of the moments a test may disturb.</summary>
internal static class FaultPoint
{
    public const string JobBeforeLoad = "job.before-load";
    public const string JobAfterLoad = "job.after-load";
    public const string JobAfterHandler = "job.after-handler";
    public const string BeforeCommit = "tx.before-commit";
    public const string AfterCommit = "tx.after-commit";
    public const string OutboxClaimed = "outbox.claimed";
    public const string OutboxDispatched = "outbox.dispatched";
    public const string OutboxAfterEnqueue = "outbox.after-enqueue";
    public const string RequestsAfterCreate = "requests.after-create";
    public const string InboxBegun = "inbox.begun";
    public const string InboxAfterCommit = "inbox.after-commit";
    public const string RegistryBeforeWrite = "registry.before-write";
}
