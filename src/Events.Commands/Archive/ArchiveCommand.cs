using System.CommandLine;

namespace Events.Commands;

/// <summary><c>archive</c>: what became of deliveries that used up their attempts, and what is to become of them.</summary>
internal sealed class ArchiveCommand(IServiceProvider services, Preparation preparation, TimeProvider time) : IEventsCommand
{
    public Command Build()
    {
        var store = new StoreScope(services, preparation);
        return new Command("archive", "Looks at deliveries that used up their attempts, delivers them again, or forgets them.")
        {
            new ListArchived(store, time).Build(),
            new ShowArchived(store).Build(),
            new ReplayArchived(store, time).Build(),
            new DiscardArchived(store, time).Build(),
            new PurgeArchived(store, time).Build(),
            new ShowHistory(store).Build(),
        };
    }
}
