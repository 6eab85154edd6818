using System.Reflection;
using Hangfire.Common;
using Hangfire.Server;

namespace Hangfire;

/// <summary>Fills parameters that have a <see cref="FromParameterAttribute"/> before the job runs. A job parameter that is missing leaves the argument as it is.</summary>
public class JobParameterInjectionFilter : IServerFilter
{
    /// <summary>Replaces the arguments.</summary>
    /// <exception cref="InvalidOperationException">The stored value does not fit the parameter.</exception>
    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var job = context.BackgroundJob.Job;
        if (job.Args is not IList<object?> arguments) return;

        foreach (var parameter in job.Method.GetParameters())
        {
            if (parameter.GetCustomAttribute<FromParameterAttribute>(inherit: true) is { } source)
                Fill(arguments, parameter, context, source.ParameterName);
        }
    }

    /// <summary>Does nothing.</summary>
    public void OnPerformed(PerformedContext context)
    {
    }

    private static void Fill(IList<object?> arguments, ParameterInfo parameter, PerformingContext context, string name)
    {
        if (context.Connection.GetJobParameter(context.BackgroundJob.Id, name) is not { } stored) return;

        try
        {
            arguments[parameter.Position] = SerializationHelper.Deserialize(stored, parameter.ParameterType, SerializationOption.User);
        }
        catch (Newtonsoft.Json.JsonException error)
        {
            throw new InvalidOperationException(
                $"Job parameter '{name}' with value '{stored}' is no '{parameter.ParameterType}'. Give parameter '{parameter.Name}' the type that is stored.",
                error);
        }
    }
}
