using Events;

namespace EventsHost.Stress;

internal sealed class StressApp : DomainApp
{
    public override string Name => "stress";

    protected override void Configure(IDomainAppBuilder app) => app
        .Handles<StressedPayload, ApplyAlone>()
        .Handles<StressedPayload, ApplyShared>();
}
