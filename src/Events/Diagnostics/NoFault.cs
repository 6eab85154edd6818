namespace Events;

internal sealed class NoFault : IFaultPoint
{
    public Task HitAsync(string name) => Task.CompletedTask;
}
