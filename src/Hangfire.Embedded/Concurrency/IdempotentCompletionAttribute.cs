using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

/// <summary>Lets a job end once: the first final state is remembered, and answers every later run.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = false)]
public class IdempotentCompletionAttribute : JobFilterAttribute, IElectStateFilter
{
    private const string Completion = "Completion";

    /// <summary>Creates the filter with order 0.</summary>
    public IdempotentCompletionAttribute()
    {
        Order = 0;
    }

    /// <summary>Remembers the first final state, or takes it in place of another run or another end.</summary>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var candidate = context.CandidateState;
        if (candidate is not ProcessingState && !candidate.IsFinal) return;

        if (context.GetJobParameter<string>(Completion) is { } stored)
            context.CandidateState = SerializationHelper.Deserialize<IState>(stored, SerializationOption.TypedInternal)!;
        else if (candidate.IsFinal)
            context.SetJobParameter(Completion, SerializationHelper.Serialize<IState>(candidate, SerializationOption.TypedInternal));
    }
}
