using System.Reflection;
using System.Runtime.CompilerServices;

namespace Events;

/// <summary>What an assembly brings: classes that may hear events, payloads, and events kept in static fields and properties.</summary>
internal sealed class AssemblyScan
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public AssemblyScan(Assembly assembly, Func<Type, bool>? where)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var types = assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && where?.Invoke(type) != false)
            .ToList();
        Classes = [.. types.Where(type => type.IsClass && (!type.IsAbstract || IsStatic(type)))];
        Events = [.. types.SelectMany(EventsIn), .. types.Where(IsPayload).Select(type => new EventDescriptor(EventNames.Of(type), type, null))];
    }

    public IReadOnlyList<Type> Classes { get; }

    public IReadOnlyList<EventDescriptor> Events { get; }

    public static IEnumerable<Type> AppsIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => typeof(DomainApp).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null);

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static bool IsPayload(Type type) => typeof(EventPayload).IsAssignableFrom(type) && !type.IsAbstract;

    private static IEnumerable<EventDescriptor> EventsIn(Type type)
    {
        var fields = type.GetFields(Static)
            .Where(field => field.FieldType == typeof(EventDescriptor) && !field.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(field => field.GetValue(null));
        var properties = type.GetProperties(Static)
            .Where(property => property.PropertyType == typeof(EventDescriptor) && property.CanRead)
            .Select(property => property.GetValue(null));
        return fields.Concat(properties).OfType<EventDescriptor>();
    }
}
