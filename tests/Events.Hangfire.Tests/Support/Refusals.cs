using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Support;

/// <summary>Lets a hook refuse an event some times.</summary>
internal sealed class Refusals
{
    private readonly int times;
    private int asked;

    private Refusals(int times) => this.times = times;

    public int Asked => asked;

    public static Refusals Of(TestHost host, string eventName, int times)
    {
        var refusals = new Refusals(times);
        host.Services.GetRequiredService<EventHooks>().Before(eventName, refusals.Ask);
        return refusals;
    }

    private ValueTask<Publication?> Ask(Publication publication, CancellationToken cancel) =>
        Interlocked.Increment(ref asked) <= times ? throw new HookException("Not now.") : new(publication);
}
