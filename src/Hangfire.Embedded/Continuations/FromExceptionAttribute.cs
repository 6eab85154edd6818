using Hangfire.Continuations;

namespace Hangfire;

/// <summary>
/// Fills a parameter of a continuation, an <see cref="ExceptionInfo"/>, with the exception the job it waited for was deleted for. Needs
/// <c>UseResultsInContinuations</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromExceptionAttribute : FromParameterAttribute
{
    /// <summary>Takes the exception.</summary>
    public FromExceptionAttribute()
        : base(AntecedentOutcome.ExceptionParameter)
    {
    }
}
