using Events;

namespace WebApp.Orders;

public sealed record OrderFulfilledPayload(Guid Id, string Customer, decimal Total) : EventPayload; // wire name "orderFulfilled"
