using System.CommandLine;

namespace Events.Commands;

/// <summary>The option that asks for entries on which somebody has decided.</summary>
internal static class ArchiveStatusOption
{
    public static Option<ArchiveStatus> Create()
    {
        var option = new Option<ArchiveStatus>("--status")
        {
            Description = "Those in this state: archived (they wait for a decision), replayed or discarded.",
            DefaultValueFactory = _ => ArchiveStatus.Archived,
        };
        option.AcceptOnlyFromAmong("archived", "replayed", "discarded");
        return option;
    }
}
