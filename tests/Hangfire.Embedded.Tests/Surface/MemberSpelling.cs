using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hangfire.Embedded.Tests.Surface;

/// <summary>Spells members as signatures, as the list of Hangfire's API does.</summary>
internal static class MemberSpelling
{
    public static string Of(ConstructorInfo constructor) =>
        (IsProtected(constructor) ? "protected " : "") + $"new({Parameters(constructor)})";

    public static string Of(FieldInfo field)
    {
        var visibility = field.IsPublic ? "" : "protected ";
        if (field.IsLiteral)
        {
            var value = Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture);
            return $"const {visibility}{TypeSpelling.Of(field.FieldType)} {field.Name} = {value}";
        }

        var modifiers = (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{modifiers}{visibility}{TypeSpelling.Of(field.FieldType)} {field.Name}";
    }

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        var widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        var indexes = property.GetIndexParameters();
        var name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        return $"{Modifiers(widest)}{TypeSpelling.Of(property.PropertyType)} {name} {{ {Accessors(property, widest)} }}";
    }

    public static string Of(EventInfo declared) =>
        $"{Modifiers(declared.AddMethod!)}event {TypeSpelling.Of(declared.EventHandlerType!)} {declared.Name}";

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeSpelling.Of))}>"
            : "";
        var self = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{Modifiers(method)}{TypeSpelling.Of(method.ReturnType)} {method.Name}{generic}({self}{Parameters(method)})";
    }

    public static bool IsVisible(MethodBase method) => method.IsPublic || IsProtected(method);

    private static bool IsProtected(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessors(PropertyInfo property, MethodInfo widest)
    {
        var spelled = new List<string>();
        if (property.GetMethod is { } get && IsVisible(get)) spelled.Add(Narrower(get, widest) + "get;");
        if (property.SetMethod is { } set && IsVisible(set)) spelled.Add(Narrower(set, widest) + (IsInit(set) ? "init;" : "set;"));
        return string.Join(' ', spelled);
    }

    private static string Narrower(MethodInfo accessor, MethodInfo widest) =>
        widest.IsPublic && !accessor.IsPublic ? "protected " : "";

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Modifiers(MethodInfo method)
    {
        var visibility = IsProtected(method) ? "protected " : "";
        if (method.DeclaringType!.IsInterface) return visibility;
        if (method.IsStatic) return "static " + visibility;
        if (method.GetBaseDefinition() != method) return "override " + visibility;
        if (method.IsAbstract) return "abstract " + visibility;
        return (method.IsVirtual && !method.IsFinal ? "virtual " : "") + visibility;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        var fallback = parameter.HasDefaultValue ? $" = {Default(parameter.RawDefaultValue)}" : "";
        return $"{passing}{TypeSpelling.Of(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string? Default(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
