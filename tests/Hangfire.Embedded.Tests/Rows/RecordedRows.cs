namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The rows Hangfire left after a step, by table.</summary>
internal static class RecordedRows
{
    public static Dictionary<string, List<string>> After(string step)
    {
        using var stream = typeof(RecordedRows).Assembly.GetManifestResourceStream($"rows/{step}.txt")
            ?? throw new InvalidOperationException($"The resource 'rows/{step}.txt' is missing. Embed Rows/data/{step}.txt.");
        using var reader = new StreamReader(stream);
        var tables = new Dictionary<string, List<string>>();
        List<string> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal))
            {
                tables.Add(line[3..], rows = []);
            }
            else if (line.Length > 0)
            {
                rows.Add(line);
            }
        }

        return tables;
    }
}
