using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Reads the parameters of a job, from the snapshot where the caller allows it. A job that is just being created is known by its snapshot only.</summary>
internal static class JobParameters
{
    public static T? Get<T>(IStorageConnection connection, BackgroundJob job, string name, bool allowStale)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var stored = allowStale && job.ParametersSnapshot is { } snapshot
            ? snapshot.GetValueOrDefault(name)
            : connection.GetJobParameter(job.Id, name);

        return Read<T>(stored, name);
    }

    public static T? Read<T>(string? stored, string name)
    {
        try
        {
            return SerializationHelper.Deserialize<T>(stored, SerializationOption.User);
        }
        catch (Exception error) when (error is Newtonsoft.Json.JsonException or FormatException)
        {
            throw new InvalidOperationException(
                $"Could not read job parameter '{name}' with value '{stored}' as {typeof(T).Name}. Ask for the type it was stored as.", error);
        }
    }
}
