using Events;

namespace Entity.Benchmarks;

internal sealed class BankApp : DomainApp
{
    public override string Name => "bank";

    protected override void Configure(IDomainAppBuilder app) => app.HasAction<CreditAccount>();
}
