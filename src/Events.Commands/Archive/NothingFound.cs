using System.CommandLine;

namespace Events.Commands;

/// <summary>Says that nothing fits, and what was perhaps meant.</summary>
internal static class NothingFound
{
    public static async Task<int> TellAsync(ParseResult parsed, IArchive archive, ArchiveFilter filter, CancellationToken cancel)
    {
        var text = filter == ArchiveFilter.All
            ? "Nothing waits in the archive."
            : $"Nothing in the archive fits: {filter}.{await MeantEventAsync(archive, filter, cancel)}{await MeantHandlerAsync(archive, filter, cancel)}";
        await parsed.InvocationConfiguration.Error.WriteLineAsync(text);
        return ExitCode.Fault;
    }

    private static async Task<string> MeantEventAsync(IArchive archive, ArchiveFilter filter, CancellationToken cancel) => filter.EventName is { } given
        ? Near(given, (await archive.CountAsync(filter with { EventName = null }, cancel)).Select(group => group.EventName))
        : "";

    private static async Task<string> MeantHandlerAsync(IArchive archive, ArchiveFilter filter, CancellationToken cancel) => filter.Handler is { } given
        ? Near(given, (await archive.CountAsync(filter with { Handler = null }, cancel)).Select(group => group.Handler))
        : "";

    private static string Near(string given, IEnumerable<string> known) => Suggestion.For(given, known.Where(name => name != given));
}
