namespace Events.EfCore;

/// <summary>What a step of a job returned, in table <c>step</c>.</summary>
internal sealed class StepRow
{
    public required string JobKey { get; init; }

    public required string Name { get; init; }

    public required string Result { get; init; }

    public DateTimeOffset CreatedAt { get; private set; }
}
