using System.Text;
using System.Text.RegularExpressions;

namespace Hangfire.States;

/// <summary>The stored text of an exception: its stack trace by lines, without the folders of source files.</summary>
internal static partial class ExceptionDetails
{
    public static string Of(Exception exception, int? maxLines, bool includeFileInfo)
    {
        var details = new StringBuilder();
        var lines = exception.ToString().ReplaceLineEndings("\n").Split('\n').Take(maxLines ?? int.MaxValue);
        foreach (var line in lines)
            details.Append(includeFileInfo ? WithoutFolder(line) : WithoutFile(line)).Append('\n');

        return details.ToString();
    }

    private static string WithoutFolder(string line) =>
        SourceFile().Replace(line, static match => $" in {match.Groups["file"].Value}:line {match.Groups["line"].Value}");

    private static string WithoutFile(string line) => SourceFile().Replace(line, string.Empty);

    [GeneratedRegex(@"(?<=^\s+at .*) in (?:[^:]*[/\\]|[A-Za-z]:[^:]*[/\\])?(?<file>[^/\\:]+):line (?<line>\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SourceFile();
}
