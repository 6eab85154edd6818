using System.Globalization;

namespace Events;

/// <summary>Reads numbers from named variables and remembers what was none.</summary>
internal sealed class RetryLadderVariables(Func<string, string?> read)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public List<string> Faults { get; } = [];

    public TimeSpan Milliseconds(string name, TimeSpan byDefault, long most) =>
        TimeSpan.FromMilliseconds(Number(name, (long)byDefault.TotalMilliseconds, most));

    public long Number(string name, long byDefault, long most)
    {
        if (read(name) is not { } text)
        {
            return byDefault;
        }

        if (long.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most)
        {
            return number;
        }

        Faults.Add($"Expected {name} to be a whole number between 0 and {most}, got \"{text}\". Unset it for the default, {byDefault}.");
        return byDefault;
    }
}
