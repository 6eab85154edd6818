using Events;

namespace EventsHost;

internal sealed class BankApp : DomainApp
{
    public override string Name => "bank";

    protected override void Configure(IDomainAppBuilder app) => app
        .HasAction<CreditAccount>()
        .HasAction<QuickCredit>().HasAction<SlowCredit>().HasAction<StubbornCredit>().HasAction<BlockingCredit>().HasAction<FatalCredit>()
        .HasAction<HungryCredit>().HasAction<SteppedCredit>().HasAction<MidwayCredit>().HasAction<LoneCredit>()
        .HasAction<SteadyCredit>()
        .Handles<CreditedPayload, ApplyCredit>();
}
