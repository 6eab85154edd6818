namespace Events.Tests.Support;

internal sealed class InlineApp(string name, Action<IDomainAppBuilder> configure) : DomainApp
{
    public override string Name => name;

    protected override void Configure(IDomainAppBuilder app) => configure(app);
}
