using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hangfire.Embedded.Tests.Rows;

/// <summary>
/// Rows without what differs from run to run: ids become positions, times, durations and generated names become placeholders, stack traces
/// end after their first line. Counts are added up by counter, since only their sum means something.
/// </summary>
internal sealed partial class ComparableRows
{
    private readonly Dictionary<long, int> jobs;
    private readonly Dictionary<long, string> states = [];

    private ComparableRows(Dictionary<string, List<JsonObject>> tables)
    {
        jobs = tables["job"].Select(row => (long)row["id"]!).Order().Select((id, position) => (id, position: position + 1)).ToDictionary();
        foreach (var history in tables["state"].GroupBy(row => (long)row["jobid"]!))
        {
            var position = 0;
            foreach (var id in history.Select(row => (long)row["id"]!).Order())
            {
                states.Add(id, $"{jobs[history.Key]}.{++position}");
            }
        }
    }

    public static string Of(Dictionary<string, List<string>> tables)
    {
        var parsed = tables.ToDictionary(table => table.Key, table => table.Value.ConvertAll(row => JsonNode.Parse(row)!.AsObject()));
        var rows = new ComparableRows(parsed);
        return string.Join('\n', parsed.OrderBy(table => table.Key, StringComparer.Ordinal)
            .SelectMany(table => rows.Lines(table.Key, table.Value).Prepend($"-- {table.Key}")));
    }

    private IEnumerable<string> Lines(string table, List<JsonObject> rows) => table switch
    {
        "counter" => rows.GroupBy(row => Dates().Replace((string)row["key"]!, date => date.Groups[1].Success ? "hour" : "day"))
            .Select(counter => $"{counter.Key} = {counter.Sum(row => (long)row["value"]!)}, expires {counter.First()["expireat"] != null}")
            .Order(StringComparer.Ordinal),
        _ => rows.Select(row => Line(table, row)).Order(StringComparer.Ordinal),
    };

    private string Line(string table, JsonObject row)
    {
        row["id"] = table switch
        {
            "job" => jobs[(long)row["id"]!].ToString("d2", null),
            "state" => states[(long)row["id"]!],
            "server" => "server",
            _ => null,
        };
        if (row.ContainsKey("jobid"))
        {
            row["jobid"] = jobs[(long)row["jobid"]!];
        }

        if (row["stateid"] is { } state)
        {
            row["stateid"] = states[(long)state];
        }

        if (table == "set" && (string)row["key"]! != "recurring-jobs")
        {
            row["value"] = jobs[long.Parse((string)row["value"]!, null)].ToString(null, null);
        }

        if (table == "hash" && (string)row["field"]! == "LastJobId")
        {
            row["value"] = jobs[long.Parse((string)row["value"]!, null)].ToString(null, null);
        }

        Clean(row);
        return row.ToJsonString();
    }

    private void Clean(JsonObject row)
    {
        foreach (var (name, value) in row.ToList())
        {
            switch (value)
            {
                case JsonObject inner:
                    Clean(inner);
                    break;
                case JsonValue text:
                    row[name] = Clean(name, text.ToString());
                    break;
            }
        }
    }

    private string Clean(string name, string text) => name switch
    {
        "Latency" or "PerformanceDuration" => "duration",
        "ExceptionDetails" => text.Split('\n')[0],
        "ServerId" or "WorkerId" => name,
        "ParentId" => $"job {jobs[long.Parse(text, null)]}",
        _ => JobIds().Replace(Times().Replace(text, "time"), match => $"\"JobId\":\"{jobs[long.Parse(match.Groups[1].Value, null)]}\""),
    };

    [GeneratedRegex(@"^\d{10}(\d{3})?$|^\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)$")]
    private static partial Regex Times();

    [GeneratedRegex("\"JobId\":\"(\\d+)\"")]
    private static partial Regex JobIds();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(-\d\d)?")]
    private static partial Regex Dates();
}
