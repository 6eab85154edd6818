namespace Hangfire.States;

/// <summary>A step in the life of a job, with the data stored about it.</summary>
public interface IState
{
    /// <summary>The stored name, such as <c>Enqueued</c>.</summary>
    string Name { get; }

    /// <summary>Why the job came to this state, for the reader of its history.</summary>
    string? Reason { get; }

    /// <summary>Whether the job ends here and may expire.</summary>
    bool IsFinal { get; }

    /// <summary>Whether a job whose method cannot be found may enter this state all the same.</summary>
    bool IgnoreJobLoadException { get; }

    /// <summary>Gives the data stored with the state.</summary>
    Dictionary<string, string> SerializeData();
}
