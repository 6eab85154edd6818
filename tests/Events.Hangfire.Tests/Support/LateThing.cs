using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Support;

/// <summary>Saves a thing after some attempts have looked for it.</summary>
internal sealed class LateThing(IServiceScopeFactory scopes, Thing thing, int after) : IFaultPoint
{
    private int looks;

    public async Task HitAsync(string name)
    {
        if (name == FaultPoint.JobBeforeLoad && Interlocked.Increment(ref looks) == after + 1)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
            db.Add(thing);
            await db.SaveChangesAsync();
        }
    }
}

internal static class LateThingRegistration
{
    public static void AddLateThing(this IServiceCollection services, Thing thing, int after) =>
        services.AddSingleton<IFaultPoint>(provider => new LateThing(provider.GetRequiredService<IServiceScopeFactory>(), thing, after));
}
