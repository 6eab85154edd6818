namespace Events;

/// <summary>Finds queues that Hangfire would refuse or mix up.</summary>
internal sealed class QueueCheck(EventQueues queues, EventRegistry registry) : IStartupCheck
{
    public IEnumerable<string> Faults() =>
        QueueNames.FaultsOf(queues.Names.Concat(registry.Subscriptions.Select(one => one.Queue)));
}
