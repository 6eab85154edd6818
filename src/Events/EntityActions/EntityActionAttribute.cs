namespace Events;

/// <summary>How an entity action treats its entity.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityActionAttribute : Attribute
{
    private const int MaxTimeoutSeconds = 86_400;

    /// <summary>Delete the entity when the action succeeded. The default is <c>false</c>.</summary>
    public bool DeleteOnSuccess { get; init; }

    /// <summary>Delete the entity when the last attempt has failed. The default is <c>false</c>.</summary>
    public bool DeleteOnFailure { get; init; }

    /// <summary>What happens when there is no such entity. The default is <see cref="MissingEntity.Fail"/>.</summary>
    public MissingEntity Missing { get; init; } = MissingEntity.Fail;

    /// <summary>How others are kept from changing the entity meanwhile. The default is <see cref="Locking.None"/>.</summary>
    public Locking Locking { get; init; } = Locking.None;

    /// <summary>How long an attempt may take, in seconds; then its token is cancelled and the attempt has failed with the code <c>TIMEOUT</c>. The default is 0: any time.</summary>
    public double TimeoutSeconds { get; init; }

    internal IEnumerable<string> FaultsOn(Type actionType)
    {
        if (TimeoutSeconds is not (>= 0 and <= MaxTimeoutSeconds))
        {
            yield return $"{actionType.Name} has {nameof(TimeoutSeconds)} = {FormattableString.Invariant($"{TimeoutSeconds}")}. Use seconds between 0 and {MaxTimeoutSeconds} (a day); 0 means no limit.";
        }
    }
}
