using Events;
using WebApp.Orders;

namespace WebApp.Notifications;

public sealed class NotificationsApp : DomainApp
{
    public override string Name => "notifications";

    public override string DefaultQueue => "notifications";

    protected override void Configure(IDomainAppBuilder app) => app
        .Handles<OrderFulfilledPayload, SendConfirmation>()
        .Handles<OrderFulfilmentFailedPayload, SendApology>();
}
