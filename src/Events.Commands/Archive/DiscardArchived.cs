using System.CommandLine;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive discard</c>.</summary>
internal sealed class DiscardArchived(StoreScope store, TimeProvider time) : IEventsCommand
{
    private readonly ArchiveChange change = new(store, time);

    public Command Build()
    {
        var command = new Command("discard", "Decides that what waits in the archive is not to be delivered any more; give an event id, conditions or --all.");
        change.AddTo(command);
        command.SetAction((parsed, cancel) => change.RunAsync(
            parsed, async (archive, filter, by) => OutcomeOf(await archive.DiscardAsync(filter, by, cancel)), cancel));
        return command;
    }

    private static ChangeOutcome OutcomeOf(int count) => new(
        count, $"Discarded {ArchiveChange.Counted(count)}. The entries stay as long as their events.", new JsonObject { ["discarded"] = count });
}
