using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Events.Commands;

/// <summary><c>archive replay</c>.</summary>
internal sealed class ReplayArchived(StoreScope store, TimeProvider time) : IEventsCommand
{
    private readonly ArchiveChange change = new(store, time);
    private readonly Option<int?> rate = PositiveNumber.Option("--rate", "At most so many per second. As fast as they can be queued when left out.");

    private readonly Option<int?> stopAfter = PositiveNumber.Option(
        "--stop-after", "Stop once so many of them are in the archive again. It looks after each second of a --rate, so give that as well.");

    public Command Build()
    {
        var command = new Command("replay", "Delivers again what waits in the archive, the oldest first; give an event id, conditions or --all.");
        change.AddTo(command);
        command.Options.Add(rate);
        command.Options.Add(stopAfter);
        command.SetAction((parsed, cancel) => change.RunAsync(parsed, (archive, filter, by) => ReplayAsync(parsed, archive, filter, by, cancel), cancel));
        return command;
    }

    private async Task<ChangeOutcome> ReplayAsync(ParseResult parsed, IArchive archive, ArchiveFilter filter, string by, CancellationToken cancel)
    {
        var total = (await archive.CountAsync(filter, cancel)).Sum(group => group.Count);
        var progress = Progress.Show(parsed.InvocationConfiguration, total);
        try
        {
            using (progress)
            {
                var options = new ReplayOptions { PerSecond = parsed.GetValue(rate), StopAfterFailures = parsed.GetValue(stopAfter), Progress = progress };
                return OutcomeOf(await archive.ReplayAsync(filter, by, options, cancel));
            }
        }
        catch (OperationCanceledException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Replayed {ArchiveChange.Counted(progress.Done)}, which stay replayed.");
            throw;
        }
    }

    private static ChangeOutcome OutcomeOf(ReplayReport report) => new(report.Replayed, SentenceOf(report), new JsonObject
    {
        ["replayed"] = report.Replayed,
        ["failedAgain"] = report.FailedAgain,
        ["stopped"] = report.Stopped,
    })
    {
        FailedAgain = report.FailedAgain > 0,
    };

    private static string SentenceOf(ReplayReport report) => (report.FailedAgain, report.Stopped) switch
    {
        (0, _) => $"Replayed {ArchiveChange.Counted(report.Replayed)}. Workers take over from here.",
        (var failed, true) => string.Create(CultureInfo.InvariantCulture, $"Stopped after {ArchiveChange.Counted(report.Replayed)}: {failed} failed again. See archive list."),
        (var failed, _) => string.Create(CultureInfo.InvariantCulture, $"Replayed {ArchiveChange.Counted(report.Replayed)}; {failed} failed again. See archive list."),
    };
}
