using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Support;

/// <summary>Disturbs the moments a test names.</summary>
internal sealed class ScriptedFault : IFaultPoint
{
    private int passings;

    /// <summary>The moment to disturb; the default is none.</summary>
    public string At { get; set; } = "";

    /// <summary>How many of its passings are disturbed.</summary>
    public int Times { get; set; } = 1;

    /// <summary>What goes wrong there.</summary>
    public Func<Exception> Error { get; set; } = () => new TimeoutException("The fault.");

    public int Passings => passings;

    public Task HitAsync(string name) => name == At && Interlocked.Increment(ref passings) <= Times ? throw Error() : Task.CompletedTask;
}

internal static class FaultRegistration
{
    public static IServiceCollection AddFault(this IServiceCollection services, IFaultPoint fault) => services.AddSingleton(fault);
}
