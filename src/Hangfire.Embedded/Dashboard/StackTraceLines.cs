using System.Text.RegularExpressions;

namespace Hangfire.Dashboard;

/// <summary>Marks what matters in the lines of an exception's text: the method, and the file with its line.</summary>
internal static partial class StackTraceLines
{
    public static IEnumerable<NonEscapedString> Of(string text) =>
        text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => Markup.Of($"{Line(line)}\n"));

    private static NonEscapedString Line(string line)
    {
        var frame = Frame().Match(line);
        if (!frame.Success)
        {
            return Markup.Of($"<span class=\"st-message\">{line}</span>");
        }

        var (type, method) = (Part(frame, "type"), Part(frame, "method"));
        var place = frame.Groups["place"].Success ? Markup.Of($" in {Part(frame, "place")}") : Markup.Nothing;
        return Markup.Of($"   at {type}{method}{frame.Groups["parameters"].Value}{place}");
    }

    private static NonEscapedString Part(Match frame, string name) =>
        Markup.Of($"<span class=\"st-{name}\">{frame.Groups[name].Value}</span>");

    [GeneratedRegex(
        @"^\s+at (?<type>[^(\s]*?)(?<method>[^.(\s]+)(?<parameters>\(.*?\))(?: in (?<place>.+))?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Frame();
}
