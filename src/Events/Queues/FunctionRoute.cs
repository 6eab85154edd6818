namespace Events;

internal sealed class FunctionRoute(Func<string, string?> queueOf) : IQueueRoute
{
    public QueueRoute? Route(string handler) => queueOf(handler) is { } queue ? new QueueRoute(queue) : null;
}
