namespace Events;

/// <summary>Stands for a handler of another application: its jobs run there.</summary>
internal sealed class ForeignCall(string eventName, string handler) : HandlerCall
{
    public override ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel) =>
        throw new UnknownHandlerException(eventName, handler, []);
}
