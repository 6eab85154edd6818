using Events;

namespace Warehouse.Packing;

/// <summary>What the warehouse needs of the shop's event. It knows the shop's wire name, not its classes.</summary>
public sealed record OrderFulfilledPayload(Guid Id, string Customer, decimal Total) : EventPayload;
