using System.Globalization;
using System.Reflection;

namespace Hangfire.Embedded.Tests.Surface;

/// <summary>Reads the public and protected surface of types by reflection.</summary>
internal static class SurfacePrinter
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    public static IReadOnlyList<SurfaceType> Read(Assembly assembly) =>
        [.. assembly.GetTypes().Where(IsVisible).Select(Read).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static SurfaceType Read(Type type) => new(
        type.Namespace ?? "", Kind(type), TypeSpelling.Of(type), Bases(type), IsObsolete(type),
        type.IsEnum ? EnumValues(type) : [.. Members(type).OrderBy(member => member.Signature, StringComparer.Ordinal)]);

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsInterface) return "interface";
        if (typeof(Delegate).IsAssignableFrom(type)) return "delegate";
        if (type.IsValueType) return "struct";
        return (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class";
    }

    private static string[] Bases(Type type)
    {
        if (type.IsEnum || type.IsValueType) return [];
        var parent = type.BaseType is { } named && named != typeof(object) ? named : null;
        return [.. new[] { parent }.OfType<Type>().Concat(OwnInterfaces(type, parent)).Select(TypeSpelling.Of)];
    }

    // Only what the declaration has to say: not what the base class or another interface brings along.
    private static IEnumerable<Type> OwnInterfaces(Type type, Type? parent)
    {
        var visible = type.GetInterfaces().Where(IsVisible).ToArray();
        var implied = visible.SelectMany(each => each.GetInterfaces()).Concat(parent?.GetInterfaces() ?? []).ToHashSet();
        return visible.Where(each => !implied.Contains(each)).OrderBy(TypeSpelling.Of, StringComparer.Ordinal);
    }

    private static SurfaceMember[] EnumValues(Type type) =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => new SurfaceMember(
                $"{field.Name}={Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}", IsObsolete(field)))];

    private static IEnumerable<SurfaceMember> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared & ~BindingFlags.Static).Where(MemberSpelling.IsVisible))
            yield return new(MemberSpelling.Of(constructor), IsObsolete(constructor));
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
            yield return new(MemberSpelling.Of(field), IsObsolete(field));
        foreach (var property in type.GetProperties(Declared).Where(each => each.GetAccessors(true).Any(MemberSpelling.IsVisible)))
            yield return new(MemberSpelling.Of(property), IsObsolete(property));
        foreach (var declared in type.GetEvents(Declared).Where(each => MemberSpelling.IsVisible(each.AddMethod!)))
            yield return new(MemberSpelling.Of(declared), IsObsolete(declared));
        foreach (var method in type.GetMethods(Declared).Where(IsOwnMethod))
            yield return new(MemberSpelling.Of(method), IsObsolete(method));
    }

    // The list leaves out accessors and what every object has: ToString, Equals, GetHashCode, the finalizer.
    private static bool IsOwnMethod(MethodInfo method) =>
        MemberSpelling.IsVisible(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && (method.GetBaseDefinition() == method || method.GetBaseDefinition().DeclaringType != typeof(object));

    private static bool IsObsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute), inherit: false);
}
