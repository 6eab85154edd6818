using System.Text.Json;

namespace Events.Tests.Corpus;

/// <summary>One bad (or just good enough) input and the answer it must get.</summary>
internal sealed class CorpusRow(JsonElement json)
{
    public JsonElement Json { get; } = json;

    public string Answer => Json.GetProperty("answer").GetString()!;

    /// <summary>A part of the message, where the row asks for one.</summary>
    public string Says => Text("says") ?? "";

    private string Title => $"{Text("row")} {Text("case")}";

    public static TheoryData<string> Titles(string file, Func<CorpusRow, bool>? where = null) =>
        [.. Load(file).Where(row => where is null || where(row)).Select(row => row.Title)];

    public static CorpusRow Find(string file, string title) => Load(file).Single(row => row.Title == title);

    public string? Text(string member) =>
        Json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? Long(value.GetString()!) : null;

    public IncomingMessage Change(IncomingMessage message, string member)
    {
        if (!Json.TryGetProperty(member, out var changes))
        {
            return message;
        }

        foreach (var change in changes.EnumerateObject())
        {
            message = Change(message, change.Name, change.Value.GetString() is { } text ? Long(text) : null);
        }

        return message;
    }

    private static IncomingMessage Change(IncomingMessage message, string name, string? value) => name switch
    {
        "id" => message with { Id = value },
        "source" => message with { Source = value },
        "type" => message with { Type = value },
        "time" => message with { Time = value },
        "tenant" => message with { Tenant = value },
        "contentType" => message with { ContentType = value },
        "contentEncoding" => message with { ContentEncoding = value },
        "specVersion" => message with { SpecVersion = value },
        "shape" => message with { Shape = Enum.Parse<MessageShape>(value!) },
        "route" => message with { Route = Enum.Parse<MessageRoute>(value!) },
        "body" => message with { Body = System.Text.Encoding.UTF8.GetBytes(value!) },
        _ => throw new ArgumentException($"The corpus knows no change of \"{name}\".", nameof(name)),
    };

    private static string Long(string text) => text
        .Replace("{x255}", new string('x', 255), StringComparison.Ordinal)
        .Replace("{x300}", new string('x', 300), StringComparison.Ordinal)
        .Replace("{x2048}", new string('x', 2048), StringComparison.Ordinal)
        .Replace("{digits400}", new string('9', 400), StringComparison.Ordinal);

    private static List<CorpusRow> Load(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", file)));
        return [.. json.RootElement.EnumerateArray().Select(row => new CorpusRow(row.Clone()))];
    }
}
