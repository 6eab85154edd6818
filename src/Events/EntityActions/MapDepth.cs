namespace Events;

/// <summary>The pairs of types a map is inside of. A pair that comes up within itself has no end, so it has no map.</summary>
internal sealed class MapDepth
{
    private readonly HashSet<(Type Source, Type Target)> inside = [];

    public T? Within<T>(Type source, Type target, Func<T?> map)
        where T : class
    {
        if (!inside.Add((source, target)))
        {
            return null;
        }

        try
        {
            return map();
        }
        finally
        {
            inside.Remove((source, target));
        }
    }
}
