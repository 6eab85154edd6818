using System.Text;

namespace Hangfire.Embedded.Tests.Surface;

/// <summary>The written form of a surface: one block per type under the heading of its namespace.</summary>
internal static class SurfaceText
{
    private const string Obsolete = "   (obsolete)";
    private const string Heading = "## namespace ";

    public static IReadOnlyList<SurfaceType> Parse(string text)
    {
        var types = new List<SurfaceType>();
        var currentNamespace = "";
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal)) currentNamespace = line[Heading.Length..].Split(' ')[0];
            else if (line.Length == 0 || line[0] == '#') continue;
            else if (line[0] != ' ') types.Add(ParseHeader(line, currentNamespace));
            else types[^1] = types[^1] with { Members = [.. types[^1].Members, .. ParseMembers(line.Trim(' '), types[^1].Kind)] };
        }

        return types;
    }

    public static string Print(SurfaceType type)
    {
        var text = new StringBuilder(type.Header).Append(type.IsObsolete ? Obsolete : "").Append('\n');
        if (type.Kind == "enum") return text.Append("  ").AppendJoin(", ", type.Members.Select(each => each.Signature)).Append('\n').ToString();
        foreach (var member in type.Members) text.Append("  ").Append(member.Signature).Append(member.IsObsolete ? Obsolete : "").Append('\n');
        return text.ToString();
    }

    private static SurfaceType ParseHeader(string line, string currentNamespace)
    {
        var (header, isObsolete) = WithoutMark(line);
        var parts = header.Split(" : ", 2);
        var words = parts[0].Split(' ');
        var nameAt = Array.FindIndex(words, word => word is "class" or "interface" or "enum" or "struct" or "delegate") + 1;
        if (nameAt == 0) throw new FormatException($"Expected the header of a type, got '{line}'. Name the kind: class, interface, enum.");

        return new SurfaceType(
            currentNamespace, string.Join(' ', words[..nameAt]), string.Join(' ', words[nameAt..]),
            parts.Length == 1 ? [] : SplitAtTopLevel(parts[1]), isObsolete, []);
    }

    private static IEnumerable<SurfaceMember> ParseMembers(string line, string kind)
    {
        if (kind == "enum") return line.Split(", ").Select(value => new SurfaceMember(value, IsObsolete: false));
        var (signature, isObsolete) = WithoutMark(line);
        return [new SurfaceMember(signature, isObsolete)];
    }

    private static (string Text, bool IsObsolete) WithoutMark(string line) =>
        line.EndsWith(Obsolete.Trim(), StringComparison.Ordinal) ? (line[..^Obsolete.Trim().Length].TrimEnd(), true) : (line, false);

    private static List<string> SplitAtTopLevel(string list)
    {
        var items = new List<string> { "" };
        var depth = 0;
        foreach (var letter in list)
        {
            depth += letter switch { '<' => 1, '>' => -1, _ => 0 };
            if (letter == ',' && depth == 0) items.Add("");
            else items[^1] += letter;
        }

        return [.. items.Select(item => item.Trim())];
    }
}
