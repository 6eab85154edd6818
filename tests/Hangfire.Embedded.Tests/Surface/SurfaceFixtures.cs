// These types exist to be printed; what rules ask of real types would only blur them.
#pragma warning disable CA1822, CA1801, CA1051, CA1041, CS0067, CA1003, CA1008, CA1033, CA1036, CA1044, CA1720, CA1816, CS0649

namespace Hangfire.Embedded.Tests.Surface.Fixtures;

public enum Shade
{
    Light = 1,
    Dark = 4,
}

public interface IPaint : IDisposable
{
    Shade Shade { get; }

    void Spread<T>(T target, params string[] colours);
}

public abstract class Paint : IPaint
{
    public const int Layers = 2;
    public const string Brush = "broad";
    public static readonly TimeSpan Drying = TimeSpan.FromHours(1);
    internal int Secret;

    protected Paint(string name) => Name = name;

    internal Paint()
    {
    }

    public string? Name { get; protected set; }

    public int? Price { get; init; }

    public abstract Shade Shade { get; }

    public void Dispose()
    {
    }

    public void Spread<T>(T target, params string[] colours)
    {
    }

    public virtual bool TryMix(out Dictionary<string, long[]> parts, ref int count, Shade shade = Shade.Dark, string into = "pot", bool hard = true)
    {
        parts = [];
        return hard;
    }

    protected internal virtual object? Stir(IPaint? other = null) => other;

    [Obsolete("Use Stir.")]
    public void Shake()
    {
    }

    public override string ToString() => Name ?? "";

    private protected void Hide()
    {
    }

    public sealed class Pot<T> : IComparable<T>
    {
        public T? Content { get; set; }

        public int CompareTo(T? other) => 0;
    }
}

public sealed class Varnish() : Paint("varnish"), IComparable<Varnish>
{
    public override Shade Shade => Shade.Light;

    public int CompareTo(Varnish? other) => 0;

    public event Action? Dried;
}

public static class PaintExtensions
{
    public static T Over<T>(this T upper, Func<T, Task<int>> under) => upper;
}

public record Stain(int Depth);
