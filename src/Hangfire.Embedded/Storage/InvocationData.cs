using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.Storage;

/// <summary>A job as it is stored: names of type, method and parameter types, and the arguments as JSON.</summary>
public class InvocationData
{
    /// <summary>Creates the data of a job without a queue of its own.</summary>
    public InvocationData(string type, string method, string? parameterTypes, string? arguments)
        : this(type, method, parameterTypes, arguments, null)
    {
    }

    /// <summary>Creates the data of a job.</summary>
    /// <param name="type">Name of the class or interface.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="parameterTypes">JSON array of type names.</param>
    /// <param name="arguments">JSON array of texts, each the JSON of one argument or null.</param>
    /// <param name="queue">Queue of this job, or <see langword="null"/>.</param>
    [JsonConstructor]
    public InvocationData(string type, string method, string? parameterTypes, string? arguments, string? queue)
    {
        Type = type;
        Method = method;
        ParameterTypes = parameterTypes;
        Arguments = arguments;
        Queue = queue;
    }

    /// <summary>Name of the class or interface.</summary>
    public string Type { get; }

    /// <summary>Name of the method.</summary>
    public string Method { get; }

    /// <summary>JSON array of the names of the parameter types.</summary>
    public string? ParameterTypes { get; }

    /// <summary>JSON array of texts, each the JSON of one argument or null.</summary>
    public string? Arguments { get; set; }

    /// <summary>Queue of this job, or <see langword="null"/> when the state decides.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string? Queue { get; }

    /// <summary>Finds type and method in this process and reads the arguments.</summary>
    /// <exception cref="JobLoadException">One of them cannot be found or read.</exception>
    public Job DeserializeJob() => JobReader.Read(this);

    /// <summary>Gives the stored form of <paramref name="job"/>.</summary>
    public static InvocationData SerializeJob(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return JobWriter.Write(job);
    }

    /// <summary>Reads the long or the short payload.</summary>
    /// <exception cref="JobLoadException">The text is neither.</exception>
    public static InvocationData DeserializePayload(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return InvocationPayload.Read(payload);
    }

    /// <summary>Writes all of it as one text: the short form from <see cref="CompatibilityLevel.Version_170"/> on, the long one below.</summary>
    public string SerializePayload(bool excludeArguments = false) => InvocationPayload.Write(this, excludeArguments);
}
