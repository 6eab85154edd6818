using System.Globalization;

namespace Events.Tests.Support;

internal sealed class RecordingQueue : IDeliveryQueue
{
    public List<QueuedDelivery> Jobs { get; } = [];

    public string Enqueue(QueuedDelivery delivery)
    {
        Jobs.Add(delivery);
        return Jobs.Count.ToString(CultureInfo.InvariantCulture);
    }
}
