namespace Events;

/// <summary>What happens to the entity of an action in the end.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EntityActionAttribute : Attribute
{
    /// <summary>Delete the entity when the action succeeded. The default is <c>false</c>.</summary>
    public bool DeleteOnSuccess { get; init; }

    /// <summary>Delete the entity when the last attempt has failed. The default is <c>false</c>.</summary>
    public bool DeleteOnFailure { get; init; }
}
