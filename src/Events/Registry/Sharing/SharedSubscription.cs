namespace Events;

/// <summary>A handler that listens to an event of another application.</summary>
/// <param name="Handler">The handler's stable name, such as <c>billing.createInvoice</c>.</param>
/// <param name="Queue">The queue its jobs wait in; <c>null</c> is <c>default</c>.</param>
public sealed record SharedSubscription(string Handler, string? Queue = null)
{
    /// <summary><c>handler - queue</c>, or the handler alone.</summary>
    public override string ToString() => string.IsNullOrEmpty(Queue) ? Handler : $"{Handler} - {Queue}";
}
