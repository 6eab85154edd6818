namespace Events;

/// <summary>Rolls a chunk back because some of it failed; the rest runs again without them.</summary>
internal sealed class ChunkFailedException(IReadOnlyList<object> failed) : Exception
{
    public IReadOnlyList<object> Failed { get; } = failed;
}
