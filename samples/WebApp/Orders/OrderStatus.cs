namespace WebApp.Orders;

public enum OrderStatus
{
    Placed,
    Fulfilled,
}
