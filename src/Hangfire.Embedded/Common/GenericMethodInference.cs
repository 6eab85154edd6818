using System.Reflection;

namespace Hangfire.Common;

/// <summary>Closes a generic method by matching its parameters with the stored parameter types.</summary>
internal static class GenericMethodInference
{
    public static MethodInfo? Close(MethodInfo definition, Type[] parameterTypes)
    {
        var found = new Dictionary<Type, Type>();
        var parameters = definition.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
            if (!Match(parameters[i].ParameterType, parameterTypes[i], found)) return null;

        var arguments = definition.GetGenericArguments();
        return arguments.All(found.ContainsKey) ? Make(definition, arguments.Select(argument => found[argument]).ToArray()) : null;
    }

    private static MethodInfo? Make(MethodInfo definition, Type[] arguments)
    {
        try
        {
            return definition.MakeGenericMethod(arguments);
        }
        catch (ArgumentException)
        {
            // A constraint is not met, so this overload is not the one that was stored.
            return null;
        }
    }

    private static bool Match(Type pattern, Type actual, Dictionary<Type, Type> found)
    {
        if (pattern.IsGenericMethodParameter)
            return found.TryAdd(pattern, actual) || found[pattern] == actual;
        if (pattern.IsArray)
            return actual.IsArray && pattern.GetArrayRank() == actual.GetArrayRank()
                && Match(pattern.GetElementType()!, actual.GetElementType()!, found);
        if (!pattern.IsGenericType || !pattern.ContainsGenericParameters)
            return pattern == actual;

        return actual.IsGenericType
            && pattern.GetGenericTypeDefinition() == actual.GetGenericTypeDefinition()
            && pattern.GetGenericArguments().Zip(actual.GetGenericArguments()).All(pair => Match(pair.First, pair.Second, found));
    }
}
