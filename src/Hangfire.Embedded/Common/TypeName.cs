using System.Reflection;

namespace Hangfire.Common;

/// <summary>The stored form of type names. Hangfire's own types carry the names of Hangfire's assemblies, whichever engine wrote them.</summary>
internal static class TypeName
{
    private const string CoreAssembly = "Hangfire.Core";
    private const string CommonLibrary = "mscorlib";

    // Reading a type name recurs once per level; a made-up one could exhaust the stack, which ends the process.
    private const int DeepestNesting = 32;
    private const int LongestName = 16 * 1024;

    private static readonly Assembly OwnAssembly = typeof(TypeName).Assembly;
    private static readonly Assembly CoreLibrary = typeof(object).Assembly;

    private static readonly HashSet<string> OwnAssemblies = new(StringComparer.OrdinalIgnoreCase)
    {
        CoreAssembly, "Hangfire.NetCore", "Hangfire.AspNetCore", "Hangfire.PostgreSql", "Hangfire.InMemory", OwnAssembly.GetName().Name!,
    };

    public static string Qualified(Type type) =>
        type.Assembly == OwnAssembly || type.IsGenericType ? Written(type, QualifiedAssembly) : type.AssemblyQualifiedName ?? type.ToString();

    public static string Simple(Type type) =>
        type.IsPrimitive || type == typeof(string) ? type.FullName! : Written(type, SimpleAssembly);

    /// <exception cref="TypeLoadException">There is no such type, or the name is nested deeper than any honest one.</exception>
    public static Type Resolve(string name)
    {
        if (name.Length > LongestName || Nesting(name) > DeepestNesting)
            throw new TypeLoadException(
                $"The type name '{name[..Math.Min(name.Length, 100)]}…' is too long or nested too deeply. Expected at most {LongestName} characters and {DeepestNesting} levels.");

        return Type.GetType(name, FindAssembly, FindType, throwOnError: true)!;
    }

    /// <summary>Whether the name is one of the engine's own types, which need no leave to be read.</summary>
    public static bool IsOwn(string name) => name.EndsWith($", {CoreAssembly}", StringComparison.Ordinal) && !name.Contains('[', StringComparison.Ordinal);

    public static Assembly FindAssembly(AssemblyName name)
    {
        if (OwnAssemblies.Contains(name.Name!)) return OwnAssembly;
        if (Is(name, CommonLibrary) || Is(name, "System.Private.CoreLib")) return CoreLibrary;

        try
        {
            return Assembly.Load(new AssemblyName(name.Name!));
        }
        catch (FileNotFoundException) when (Loaded(name) is { } loaded)
        {
            return loaded;
        }
    }

    public static string SimpleAssembly(Type type) =>
        type.Assembly == OwnAssembly ? CoreAssembly
        : type.Assembly == CoreLibrary ? CommonLibrary
        : type.Assembly.GetName().Name!;

    private static int Nesting(string name)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in name)
        {
            if (character == '[') deepest = Math.Max(deepest, ++depth);
            else if (character == ']') depth--;
        }

        // Generic arguments open two brackets per level; arrays of arrays close each before the next.
        return Math.Max(deepest / 2, name.AsSpan().Count("[]") + name.AsSpan().Count('*') + name.AsSpan().Count("[,"));
    }

    private static string QualifiedAssembly(Type type) => type.Assembly == OwnAssembly ? CoreAssembly : type.Assembly.FullName!;

    private static string Written(Type type, Func<Type, string> assemblyOf) => $"{FullName(type, assemblyOf)}, {assemblyOf(type)}";

    private static string FullName(Type type, Func<Type, string> assemblyOf)
    {
        if (type.IsArray)
            return FullName(type.GetElementType()!, assemblyOf) + ArraySuffix(type);
        if (!type.IsGenericType || type.IsGenericTypeDefinition)
            return type.FullName ?? type.Name;

        var arguments = type.GetGenericArguments().Select(argument => $"[{Written(argument, assemblyOf)}]");
        return $"{type.GetGenericTypeDefinition().FullName}[{string.Join(',', arguments)}]";
    }

    private static string ArraySuffix(Type type) => type.IsSZArray ? "[]" : $"[{new string(',', type.GetArrayRank() - 1)}]";

    private static bool Is(AssemblyName name, string expected) => string.Equals(name.Name, expected, StringComparison.OrdinalIgnoreCase);

    private static Assembly? Loaded(AssemblyName name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => Is(assembly.GetName(), name.Name!));

    // What .NET Framework kept in mscorlib has since moved to many assemblies; the façade knows where to.
    private static Type? FindType(Assembly? assembly, string name, bool ignoreCase)
    {
        if (assembly is null) return CoreLibrary.GetType(name, throwOnError: false, ignoreCase) ?? Type.GetType(name, throwOnError: false, ignoreCase);

        return assembly.GetType(name, throwOnError: false, ignoreCase)
            ?? (assembly == CoreLibrary ? Assembly.Load(CommonLibrary).GetType(name, throwOnError: false, ignoreCase) : null);
    }
}
