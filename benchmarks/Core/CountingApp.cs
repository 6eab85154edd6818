using Events;

namespace Core.Benchmarks;

internal sealed class CountingApp : DomainApp
{
    public override string Name => "counting";

    protected override void Configure(IDomainAppBuilder app) => app.Publishes<HappenedPayload>().Handles<HappenedPayload, Counting>();
}
