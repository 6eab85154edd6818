namespace Events;

/// <summary>Names types in a schema document: by class name, by full name where another class has that name.</summary>
internal sealed class DefinitionNames
{
    private readonly Dictionary<string, Type> taken = new(StringComparer.Ordinal);

    public string Of(Type type)
    {
        var name = type.Name.Split('`')[0];
        return taken.TryAdd(name, type) || taken[name] == type ? name : (type.FullName ?? name).Split('`')[0].Replace('+', '.');
    }
}
