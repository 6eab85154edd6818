namespace Events;

/// <summary>The results of steps, each committed on its own, whatever becomes of the attempt.</summary>
internal interface IStepStore
{
    /// <summary>The result of a step as JSON, or <c>null</c> when it has none yet.</summary>
    Task<string?> FindAsync(string jobKey, string name, CancellationToken cancel);

    /// <summary>Stores a result, unless another run of the job was faster.</summary>
    /// <returns>The result that counts.</returns>
    Task<string> AddAsync(string jobKey, string name, string result, CancellationToken cancel);
}
