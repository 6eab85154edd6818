using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.Storage;

/// <summary>Finds the method of a stored job and reads its arguments.</summary>
internal static class JobReader
{
    private static readonly ConcurrentDictionary<Signature, Target> Targets = new();

    public static Job Read(InvocationData data)
    {
        try
        {
            var target = TargetOf(data);
            return new Job(target.Type, target.Method, Arguments(target.Method, data.Arguments), data.Queue);
        }
        catch (Exception error)
        {
            throw new JobLoadException("Could not load the job. See inner exception for the details.", error);
        }
    }

    // The resolver is part of the key: another one may find another type under the same name.
    private static Target TargetOf(InvocationData data)
    {
        var signature = new Signature(TypeHelper.CurrentTypeResolver, data.Type, data.Method, data.ParameterTypes);
        if (Targets.TryGetValue(signature, out var known)) return known;

        var found = Find(signature);
        Targets.TryAdd(signature, found);
        return found;
    }

    private static Target Find(Signature stored)
    {
        var type = stored.Resolver(stored.Type);
        var names = SerializationHelper.Deserialize<string[]>(stored.ParameterTypes) ?? [];
        var parameterTypes = names.Select(stored.Resolver).ToArray();
        var method = MethodLookup.Find(type, stored.Method, parameterTypes)
            ?? throw new InvalidOperationException(
                $"The type `{type.FullName}` does not contain a method with signature `{stored.Method}({string.Join(", ", names)})`.");

        return new Target(type, method);
    }

    private static object?[] Arguments(MethodInfo method, string? json)
    {
        var stored = SerializationHelper.Deserialize<string?[]>(json) ?? [];
        var parameters = method.GetParameters();
        if (stored.Length != parameters.Length)
            throw new InvalidOperationException(
                $"Method '{method.Name}' has {parameters.Length} parameters, but {stored.Length} arguments are stored.");

        return Array.ConvertAll(parameters, parameter => Argument(parameter, stored[parameter.Position]));
    }

    private static object? Argument(ParameterInfo parameter, string? json)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        if (json is null || RuntimeParameters.Contains(type)) return null;

        try
        {
            return SerializationHelper.Deserialize(json, type, SerializationOption.User);
        }
        catch (JsonException) when (type == typeof(string))
        {
            // Before JSON, texts were stored as they are.
            return json;
        }
        catch (JsonException) when (IsInstant(type) && Instant(json, out var instant))
        {
            return instant;
        }
    }

    private static bool IsInstant(Type type) => type == typeof(DateTime) || type == typeof(DateTime?);

    private static bool Instant(string text, out DateTime instant) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out instant);

    private sealed record Signature(Func<string, Type> Resolver, string Type, string Method, string? ParameterTypes);

    private sealed record Target(Type Type, MethodInfo Method);
}
