namespace Hangfire.Embedded.Tests.Surface;

/// <summary>Spells a type as C# source would, without namespaces and without nullability of references.</summary>
internal static class TypeSpelling
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (type.IsArray) return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";

        return Named(type, type.GetGenericArguments());
    }

    private static string Named(Type type, Type[] arguments)
    {
        var outerCount = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var outer = type.DeclaringType is null ? "" : Named(type.DeclaringType, arguments[..outerCount]) + ".";
        var own = arguments[outerCount..];
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        return outer + name + (own.Length == 0 ? "" : $"<{string.Join(", ", own.Select(Of))}>");
    }
}
