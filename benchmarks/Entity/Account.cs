namespace Entity.Benchmarks;

/// <summary>What the jobs act on.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Balance { get; set; }
}
