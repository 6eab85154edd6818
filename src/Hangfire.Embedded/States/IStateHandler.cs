using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Does what a state means for the storage, such as putting the job into a queue.</summary>
public interface IStateHandler
{
    /// <summary>Name of the state it serves.</summary>
    string StateName { get; }

    /// <summary>Called when a job enters the state.</summary>
    void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction);

    /// <summary>Called when a job leaves the state.</summary>
    void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction);
}
