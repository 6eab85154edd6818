using Hangfire.Continuations;

namespace Hangfire;

/// <summary>Fills a parameter of a continuation with the result of the job it waited for. Needs <c>UseResultsInContinuations</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromResultAttribute : FromParameterAttribute
{
    /// <summary>Takes the result.</summary>
    public FromResultAttribute()
        : base(AntecedentOutcome.ResultParameter)
    {
    }
}
