namespace Warehouse.Storage;

public sealed class Parcel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrderId { get; init; }

    public required string Addressee { get; init; }
}
