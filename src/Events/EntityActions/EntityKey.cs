using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Events;

/// <summary>Takes keys of several columns apart: the items of a tuple, or what a record was declared with.</summary>
internal static class EntityKey
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Declared = new();

    /// <summary>The parts of a key in their order; one, the key itself, when it is neither tuple nor record.</summary>
    public static IReadOnlyList<object?> PartsOf(object key) => key is ITuple tuple
        ? [.. Enumerable.Range(0, tuple.Length).Select(index => tuple[index])]
        : PropertiesOf(key.GetType()) is { Length: > 0 } properties ? [.. properties.Select(property => property.GetValue(key))] : [key];

    /// <summary>The types of those parts.</summary>
    public static IReadOnlyList<Type> PartTypesOf(Type keyType) => typeof(ITuple).IsAssignableFrom(keyType)
        ? keyType.GetGenericArguments()
        : PropertiesOf(keyType) is { Length: > 0 } properties ? [.. properties.Select(property => property.PropertyType)] : [keyType];

    /// <summary>The key as text; the parts of a compound one with slashes between them.</summary>
    public static string TextOf(object key) => string.Join('/', PartsOf(key).Select(PayloadEntityId.AsText));

    /// <summary>The key as a value for an event's data: a compound one as text.</summary>
    public static object ValueOf(object key) => PartsOf(key) is [var single] ? single ?? key : TextOf(key);

    private static PropertyInfo[] PropertiesOf(Type type) => Declared.GetOrAdd(type, static type => IsRecord(type)
        ? [.. type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters()
            .Select(parameter => type.GetProperty(parameter.Name!)).OfType<PropertyInfo>()]
        : []);

    // The compiler writes this method into every record, and people write it into nothing else.
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(StringBuilder)]) is not null;
}
