using System.Globalization;

namespace Hangfire.InMemory;

/// <summary>Gives each new job an identifier of the chosen kind.</summary>
internal sealed class JobIdentifiers(InMemoryStorageIdType type)
{
    private long _last;

    public string Next() => type switch
    {
        InMemoryStorageIdType.Long => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture),
        InMemoryStorageIdType.Guid => Guid.NewGuid().ToString(),
        _ => throw new NotSupportedException($"Expected IdType to be Long or Guid, got '{type}'. Set one of the two."),
    };
}
