namespace Events;

/// <summary>Gives deliveries their jobs.</summary>
public interface IDeliveryQueue
{
    /// <summary>Creates a job that delivers the event to the handler, in the handler's queue.</summary>
    /// <returns>The job's id.</returns>
    string Enqueue(QueuedDelivery delivery);
}
