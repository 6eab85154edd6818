namespace Events;

/// <summary>Sends an event to a target; a target takes deliveries as a handler does, with retries and an archive.</summary>
internal sealed class TargetCall(TargetSender sender, EventTarget target) : HandlerCall
{
    public override bool TakesStoredVersion => true;

    public override async ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        await sender.SendAsync(publication.Stored, target, cancel);
        return null;
    }
}
