using Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Warehouse.Packing;

/// <summary>Packs what the shop has sold. Its queue is its own; while it is closed nothing waits for it.</summary>
public sealed class PackingApp(IConfiguration settings) : DomainApp
{
    public override string Name => "warehouse";

    public override string DefaultQueue => settings["Warehouse:Queue"] ?? "warehouse";

    protected override void Configure(IDomainAppBuilder app)
    {
        if (!settings.GetValue<bool>("Warehouse:Closed"))
        {
            app.Handles<OrderFulfilledPayload, PackOrder>(from: "orders");
        }
    }

    // Known also without a handler, so that the next sync unsubscribes the one there was.
    protected override Task ReadyAsync(IServiceProvider services, CancellationToken cancel)
    {
        services.GetRequiredService<EventRegistry>().Remote("orders", "orderFulfilled");
        return Task.CompletedTask;
    }
}
