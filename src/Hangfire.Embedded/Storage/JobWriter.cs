using System.Collections.Concurrent;
using System.Reflection;
using Hangfire.Common;

namespace Hangfire.Storage;

/// <summary>Gives the stored form of a job.</summary>
internal static class JobWriter
{
    private static readonly ConcurrentDictionary<Call, Names> Known = new();

    public static InvocationData Write(Job job)
    {
        var parameters = job.Method.GetParameters();
        var names = Known.GetOrAdd(new Call(TypeHelper.CurrentTypeSerializer, job.Type, job.Method), NamesOf);
        var arguments = parameters.Zip(job.Args, Argument).ToArray();
        return new InvocationData(names.Type, job.Method.Name, names.ParameterTypes, SerializationHelper.Serialize(arguments), job.Queue);
    }

    private static Names NamesOf(Call call)
    {
        var types = call.Method.GetParameters().Select(parameter => call.Serializer(parameter.ParameterType)).ToArray();
        return new Names(call.Serializer(call.Type), SerializationHelper.Serialize(types));
    }

    private static string? Argument(ParameterInfo parameter, object? value) =>
        RuntimeParameters.Contains(parameter.ParameterType)
            ? null
            : SerializationHelper.Serialize(value, parameter.ParameterType, SerializationOption.User);

    // The serializer is part of the key: another one may give another name to the same type.
    private sealed record Call(Func<Type, string> Serializer, Type Type, MethodInfo Method);

    private sealed record Names(string Type, string ParameterTypes);
}
