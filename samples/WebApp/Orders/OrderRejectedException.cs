using Events;

namespace WebApp.Orders;

public sealed class OrderRejectedException : DomainException
{
    public OrderRejectedException()
        : base("The warehouse rejected the order.")
    {
        Code = "ORDER_REJECTED";
        Origin = "orders";
    }
}
