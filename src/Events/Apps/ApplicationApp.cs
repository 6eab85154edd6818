namespace Events;

/// <summary>What the application declares outside of any domain app: mapped delegates and handlers found in assemblies.</summary>
internal sealed class ApplicationApp : DomainApp
{
    private readonly List<Action<IDomainAppBuilder>> declarations = [];

    public override string Name => "application";

    public void Add(Action<IDomainAppBuilder> declaration) => declarations.Add(declaration);

    protected override void Configure(IDomainAppBuilder app) => declarations.ForEach(declare => declare(app));
}
