using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Events;

/// <summary>Reads the values of a section and collects what is wrong with them. An empty value is as good as none.</summary>
internal sealed class SettingsSection(IConfigurationSection section, List<string> faults)
{
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Faults => faults;

    public string PathOf(string name) => $"{section.Path}:{name}";

    public IConfigurationSection Below(string name)
    {
        asked.Add(name);
        return section.GetSection(name);
    }

    public string? Text(string name) => Below(name).Value is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public bool? Flag(string name) => Read(name, text => bool.TryParse(text, out var value) ? value : (bool?)null, "true or false");

    public int? Number(string name) => Read(
        name, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : (int?)null, "a whole number");

    // A bare number would be days.
    public TimeSpan? Duration(string name) => Read(
        name, text => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (TimeSpan?)null,
        "a duration such as 00:00:10");

    public T? OneOf<T>(string name)
        where T : struct, Enum => Read(
            name, text => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : (T?)null,
            $"one of {string.Join(", ", Enum.GetNames<T>())}");

    public Regex? Pattern(string name)
    {
        try
        {
            return Text(name) is { } text ? new Regex(text, RegexOptions.None, TimeSpan.FromSeconds(1)) : null;
        }
        catch (ArgumentException error)
        {
            Refuse(name, Text(name)!, $"a regular expression ({error.Message})");
            return null;
        }
    }

    public string? Queue(string name)
    {
        if (Text(name) is { } queue && !QueueNames.IsDeclarable(queue))
        {
            Refuse(name, queue, "the name of a queue: lower-case letters, digits, underscores and dashes");
            return null;
        }

        return Text(name);
    }

    /// <summary>The items of a list, or of one text with commas between them.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var listed = Below(name);
        var items = listed.Value?.Split(',', StringSplitOptions.TrimEntries) ?? listed.GetChildren().Select(item => item.Value ?? "");
        return [.. items.Where(item => item.Length > 0)];
    }

    public Type? ClassNamed(string name, string className)
    {
        var found = Type.GetType(className, throwOnError: false);
        if (found is null)
        {
            Refuse(name, className, "a class with its assembly, such as \"Shop.Routes, Shop\"");
        }

        return found;
    }

    /// <summary>What nobody asked for is probably misspelt; sections with members of their own belong to other parts of the library.</summary>
    public void RefuseOthers() => faults.AddRange(section.GetChildren()
        .Where(child => child.Value is not null && !asked.Contains(child.Key))
        .Select(child => $"There is no setting \"{child.Path}\".{Suggestion.For(child.Key, asked)} Remove it, or correct its name."));

    private T? Read<T>(string name, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var value = parse(text.Trim());
        if (value is null)
        {
            Refuse(name, text, expected);
        }

        return value;
    }

    private void Refuse(string name, string value, string expected) => faults.Add($"Expected {PathOf(name)} to be {expected}, got \"{value}\".");
}
