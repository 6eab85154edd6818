namespace Events;

/// <summary>Says which queue the jobs of a handler wait in. Routes are asked in the order they were added; the first that knows wins.</summary>
public interface IQueueRoute
{
    /// <summary>The route of a handler, or <c>null</c> to leave it to the next.</summary>
    /// <param name="handler">The handler's stable name, such as <c>billing.CreateInvoice</c>.</param>
    QueueRoute? Route(string handler);
}
