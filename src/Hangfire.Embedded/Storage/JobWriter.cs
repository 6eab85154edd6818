using System.Reflection;
using Hangfire.Common;

namespace Hangfire.Storage;

/// <summary>Gives the stored form of a job.</summary>
internal static class JobWriter
{
    public static InvocationData Write(Job job)
    {
        var parameters = job.Method.GetParameters();
        var types = parameters.Select(parameter => TypeHelper.CurrentTypeSerializer(parameter.ParameterType)).ToArray();
        var arguments = parameters.Zip(job.Args, Argument).ToArray();

        return new InvocationData(
            TypeHelper.CurrentTypeSerializer(job.Type),
            job.Method.Name,
            SerializationHelper.Serialize(types),
            SerializationHelper.Serialize(arguments),
            job.Queue);
    }

    private static string? Argument(ParameterInfo parameter, object? value) =>
        RuntimeParameters.Contains(parameter.ParameterType)
            ? null
            : SerializationHelper.Serialize(value, parameter.ParameterType, SerializationOption.User);
}
