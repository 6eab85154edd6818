using Events;

namespace WebApp.Orders;

public sealed class OrdersApp : DomainApp
{
    public override string Name => "orders";

    protected override void Configure(IDomainAppBuilder app) => app.HasAction<FulfilOrder>();
}
