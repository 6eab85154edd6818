namespace WebApp.Orders;

public sealed class Order
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Customer { get; init; }

    public required decimal Total { get; init; }

    /// <summary>How fulfilling it goes, to show what the library does then.</summary>
    public required string Behaviour { get; init; }

    public OrderStatus Status { get; private set; } = OrderStatus.Placed;

    /// <summary>The job that fulfils it.</summary>
    public string? JobId { get; set; }

    public void Fulfil() => Status = OrderStatus.Fulfilled;
}
