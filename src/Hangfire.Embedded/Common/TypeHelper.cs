using System.Collections.Concurrent;

namespace Hangfire.Common;

/// <summary>Turns types into the names that are stored, and back.</summary>
public class TypeHelper
{
    private static readonly ConcurrentDictionary<Type, string> SimpleNames = new();
    private static readonly ConcurrentDictionary<string, Type> KnownTypes = new(StringComparer.Ordinal);

    private static Func<string, Type>? typeResolver;
    private static Func<Type, string>? typeSerializer;

    /// <summary>Reads type names. Setting <see langword="null"/> brings <see cref="DefaultTypeResolver"/> back.</summary>
    public static Func<string, Type> CurrentTypeResolver
    {
        get => Volatile.Read(ref typeResolver) ?? DefaultTypeResolver;
        set => Volatile.Write(ref typeResolver, value);
    }

    /// <summary>Writes type names. Setting <see langword="null"/> brings <see cref="DefaultTypeSerializer"/> back.</summary>
    public static Func<Type, string> CurrentTypeSerializer
    {
        get => Volatile.Read(ref typeSerializer) ?? DefaultTypeSerializer;
        set => Volatile.Write(ref typeSerializer, value);
    }

    /// <summary>Writes the assembly-qualified name, with versions.</summary>
    public static string DefaultTypeSerializer(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return TypeName.Qualified(type);
    }

    /// <summary>Writes the name with simple assembly names only, so that it outlives new versions.</summary>
    public static string SimpleAssemblyTypeSerializer(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return SimpleNames.GetOrAdd(type, TypeName.Simple);
    }

    /// <summary>Finds a type by its name. Versions in the name are ignored.</summary>
    /// <exception cref="TypeLoadException">There is no such type.</exception>
    public static Type DefaultTypeResolver(string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        return KnownTypes.GetOrAdd(typeName, TypeName.Resolve);
    }

    /// <summary>Finds a type by its name. Versions, cultures and key tokens in the name are ignored.</summary>
    /// <exception cref="TypeLoadException">There is no such type.</exception>
    public static Type IgnoredAssemblyVersionTypeResolver(string typeName) => DefaultTypeResolver(typeName);
}
