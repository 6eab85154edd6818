namespace Hangfire;

/// <summary>Fills a parameter of a job's method from a parameter stored with the job. Needs <see cref="JobParameterInjectionFilter"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromParameterAttribute : Attribute
{
    /// <summary>Takes the job parameter <paramref name="parameterName"/>.</summary>
    public FromParameterAttribute(string parameterName)
    {
        ArgumentNullException.ThrowIfNull(parameterName);
        ParameterName = parameterName;
    }

    /// <summary>Name of the job parameter.</summary>
    public string ParameterName { get; }
}
