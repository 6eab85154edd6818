using Events;

namespace Delivery.Benchmarks;

/// <summary>So many handlers of one event.</summary>
internal sealed class BenchApp(int handlers, Delegate handler) : DomainApp
{
    public override string Name => "bench";

    protected override void Configure(IDomainAppBuilder app)
    {
        app.Publishes("benched", "id");
        for (var number = 0; number < handlers; number++)
        {
            app.Handles("benched", $"h{number}", handler);
        }
    }
}
