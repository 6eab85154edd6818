using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.Commands;

/// <summary>Options that take a number of 1 or more.</summary>
internal static class PositiveNumber
{
    public static Option<int?> Option(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, CustomParser = result => Parse(result, name) };

    private static int? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        result.AddError($"Expected {name} to be a number of 1 or more, got \"{text}\".");
        return null;
    }
}
