namespace EventsHost;

/// <summary>What the actions of the crash tests act on.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Grows by one with every effect, so an effect too many shows.</summary>
    public int Balance { get; set; }
}
