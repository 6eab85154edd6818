namespace Events;

/// <summary>The name under which a request remembers its action, as the engine names job types: class and assembly, without version.</summary>
internal static class ActionType
{
    public static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>The action of that name. Only classes that are entity actions are ever returned.</summary>
    /// <exception cref="UnknownActionException">There is none in this process.</exception>
    public static Type Named(string name) =>
        Type.GetType(name) is { IsAbstract: false } type && typeof(IEntityAction).IsAssignableFrom(type) ? type : throw new UnknownActionException(name);
}
