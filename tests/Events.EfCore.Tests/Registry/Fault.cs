namespace Events.EfCore.Tests.Registry;

/// <summary>Fails at one passing of one moment.</summary>
internal sealed class Fault : IFaultPoint
{
    private int passings;

    public string? Name { get; set; }

    /// <summary>Which passing fails; the first is 1.</summary>
    public int Passing { get; set; } = 1;

    public Task HitAsync(string name) => name == Name && ++passings == Passing ? throw new TimeoutException($"{name}, passing {passings}") : Task.CompletedTask;
}
