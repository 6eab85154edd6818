using System.CommandLine;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive purge</c>.</summary>
internal sealed class PurgeArchived(StoreScope store, TimeProvider time) : IEventsCommand
{
    private readonly ArchiveChange change = new(store, time);
    private readonly Option<ArchiveStatus> status = ArchiveStatusOption.Create();

    public Command Build()
    {
        var command = new Command("purge", "Deletes entries of the archive, and discards what still waited; give an event id, conditions or --all.");
        change.AddTo(command);
        command.Options.Add(status);
        command.SetAction((parsed, cancel) => change.RunAsync(
            parsed, parsed.GetValue(status), async (archive, filter, by) => OutcomeOf(await archive.PurgeAsync(filter, by, cancel)), cancel));
        return command;
    }

    private static ChangeOutcome OutcomeOf(int count) => new(count, $"Purged {ArchiveChange.Counted(count)}.", new JsonObject { ["purged"] = count });
}
