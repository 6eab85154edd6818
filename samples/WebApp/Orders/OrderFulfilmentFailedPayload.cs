using Events;

namespace WebApp.Orders;

public sealed record OrderFulfilmentFailedPayload : EventFailPayload; // code, data { id }, detail, origin
