using System.Reflection;

namespace Hangfire.Common;

/// <summary>Finds the method of a job by the name and parameter types that were stored.</summary>
internal static class MethodLookup
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    public static MethodInfo? Find(Type type, string name, Type[] parameterTypes)
    {
        var candidates = Candidates(type, name).Where(method => method.GetParameters().Length == parameterTypes.Length).ToList();

        return candidates.FirstOrDefault(method => !method.IsGenericMethodDefinition && Accepts(method, parameterTypes))
            ?? candidates.Where(method => method.IsGenericMethodDefinition)
                .Select(method => GenericMethodInference.Close(method, parameterTypes))
                .FirstOrDefault(method => method is not null && Accepts(method, parameterTypes));
    }

    public static MethodInfo OnRuntimeType(Type type, MethodInfo method)
    {
        if (method.DeclaringType!.IsClass) return method;
        if (method.IsGenericMethod) return method;

        var parameterTypes = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        return Find(type, method.Name, parameterTypes) ?? method;
    }

    private static IEnumerable<MethodInfo> Candidates(Type type, string name)
    {
        var types = type.IsInterface ? type.GetInterfaces().Prepend(type) : [type];
        return types.SelectMany(candidate => candidate.GetMethods(Visible))
            .Where(method => string.Equals(method.Name, name, StringComparison.Ordinal));
    }

    private static bool Accepts(MethodInfo method, Type[] parameterTypes) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameterTypes);
}
