using System.CommandLine;

namespace Events.Commands;

/// <summary>Where a document goes: to a file, or to where results go.</summary>
internal sealed class DocumentOutput
{
    private readonly Option<FileInfo?> file = new("--output", "-o") { Description = "The file to write; standard output when left out." };

    public Option Option => file;

    public async Task<int> WriteAsync(ParseResult parsed, string document, CancellationToken cancel)
    {
        if (parsed.GetValue(file) is { } chosen)
        {
            await File.WriteAllTextAsync(chosen.FullName, document + "\n", cancel);
        }
        else
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(document);
        }

        return ExitCode.Fine;
    }
}
