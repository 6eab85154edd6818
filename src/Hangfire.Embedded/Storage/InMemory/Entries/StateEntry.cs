namespace Hangfire.InMemory.Entries;

/// <summary>A state a job was in. It never changes, so readers may keep it.</summary>
internal sealed record StateEntry(
    long Id, string Name, string? Reason, DateTime CreatedAt, IReadOnlyDictionary<string, string> Data)
{
    /// <summary>A copy the caller may change.</summary>
    public Dictionary<string, string> CopyData() => new(Data, StringComparer.OrdinalIgnoreCase);
}
