namespace Events.EfCore.Tests.Outbox;

public sealed class Sale
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Price { get; set; }
}
