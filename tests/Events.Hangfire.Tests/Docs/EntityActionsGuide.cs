using System.Linq.Expressions;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.Docs;

// What docs/entity-actions.md shows. A test holds the two against each other; what stands between the marks is in the guide, word for word.
public static class EntityActionsGuide
{
    public sealed class Order
    {
        public Guid Id { get; init; } = Guid.CreateVersion7();

        public string Code { get; init; } = "";

        public string State { get; set; } = "new";

        public List<OrderLine> Lines { get; } = [];
    }

    public sealed class OrderLine
    {
        public required Guid OrderId { get; init; }

        public required int Number { get; init; }

        public int Count { get; set; }
    }

    // docs: action
    public sealed record OrderLineView(int Number, int Count);

    public sealed record OrderShippedPayload(Guid Id, string State, IReadOnlyList<OrderLineView> Lines) : EventPayload;   // "orderShipped"

    public sealed record OrderShippingFailedPayload : EventFailPayload;                                                   // "orderShippingFailed"

    [EntityAction(DeleteOnFailure = true, TimeoutSeconds = 30), Queue("orders"), Retry(5), NeverOn<FormatException>]
    public sealed class ShipOrder : EntityAction<Order, Guid, OrderShippedPayload, OrderShippingFailedPayload>
    {
        protected override IQueryable<Order> Shape(IQueryable<Order> entities) => entities.Include(order => order.Lines);

        protected override Task ExecuteAsync(Order entity, CancellationToken cancel)
        {
            entity.State = "shipped";
            return Task.CompletedTask;
        }
    }
    // end

    // docs: shapes
    public sealed class TouchOrder : EntityAction<Order, Guid>                                        // publishes nothing
    {
        protected override Task ExecuteAsync(Order entity, CancellationToken cancel) => Task.CompletedTask;
    }

    public sealed class CloseOrder : EntityAction<Order, Guid, OrderShippedPayload>                   // publishes its success only
    {
        protected override Task ExecuteAsync(Order entity, CancellationToken cancel) => Task.CompletedTask;
    }

    public sealed class CheckOrder : EntityAction<Order, Guid, NoEvent, OrderShippingFailedPayload>   // publishes its failure only
    {
        protected override Task ExecuteAsync(Order entity, CancellationToken cancel) => Task.CompletedTask;
    }
    // end

    // docs: loading
    public sealed record LineKey(Guid OrderId, int Number);                                   // the columns of the key, in their order

    [EntityAction(Locking = Locking.ForUpdate, Missing = MissingEntity.Skip)]
    public sealed class CountLine : EntityAction<OrderLine, LineKey>
    {
        protected override Task ExecuteAsync(OrderLine entity, CancellationToken cancel)
        {
            entity.Count++;
            return Task.CompletedTask;
        }
    }

    public sealed class ReopenOrder : EntityAction<Order, string>                             // finds its order by the code, hidden ones too
    {
        protected override Expression<Func<Order, bool>> Match(string id) => order => order.Code == id;

        protected override IQueryable<Order> Shape(IQueryable<Order> entities) => entities.IgnoreQueryFilters().Include(order => order.Lines).AsSplitQuery();

        protected override Task ExecuteAsync(Order entity, CancellationToken cancel) => Task.CompletedTask;
    }
    // end

    // docs: payload
    public sealed class ShipPart : EntityAction<Order, Guid, OrderShippedPayload>
    {
        protected override Task ExecuteAsync(Order entity, CancellationToken cancel)
        {
            Payload = entity.Lines.Count == 0 ? new OrderShippedPayload(entity.Id, "empty", []) : null;   // this attempt's own payload
            return Task.CompletedTask;
        }

        protected override OrderShippedPayload? MapSuccess(Order entity) =>
            entity.State == "new" ? null : new OrderShippedPayload(entity.Id, entity.State, []);          // null publishes nothing
    }
    // end

    public static string Enqueue(IBackgroundJobClient jobs, Order order)
    {
        // docs: enqueue
        var jobId = jobs.Enqueue<ShipOrder>(x => x.Run(order.Id));
        // end
        return jobId;
    }

    public static DashboardOptions Dashboard()
    {
        // docs: dashboard
        var options = new DashboardOptions { DarkModeEnabled = false }.UseEntityActionNames();
        // end
        return options;
    }
}
