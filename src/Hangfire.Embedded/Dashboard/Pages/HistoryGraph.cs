using System.Globalization;
using System.Text.Json;
using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>How many jobs ended in which way, by hour or by day. A script draws it; the numbers are there without one too.</summary>
internal sealed class HistoryGraph(bool isWeek, IReadOnlyList<DateTime> times, IReadOnlyList<HistoryGraph.Series> series)
{
    public bool IsWeek => isWeek;

    public static HistoryGraph Read(JobStorage storage, bool isWeek)
    {
        var monitor = storage.GetMonitoringApi();
        var succeeded = isWeek ? monitor.SucceededByDatesCount() : monitor.HourlySucceededJobs();
        var failed = isWeek ? monitor.FailedByDatesCount() : monitor.HourlyFailedJobs();
        var deleted = storage.HasFeature(JobStorageFeatures.Monitoring.DeletedStateGraphs) && monitor is JobStorageMonitor known
            ? isWeek ? known.DeletedByDatesCount() : known.HourlyDeletedJobs()
            : null;

        List<DateTime> times = [.. succeeded.Keys.Union(failed.Keys).Order()];
        List<Series> series = [Line("Succeeded", succeeded), Line("Failed", failed)];
        return new HistoryGraph(isWeek, times, deleted is null ? series : [.. series, Line("Deleted", deleted)]);

        Series Line(string name, IDictionary<DateTime, long> counts) => new(
            name,
            JobHistoryRenderer.GetStateCssSuffix(name),
            [.. times.Select(time => counts.TryGetValue(time, out var count) ? count : 0)]);
    }

    public NonEscapedString Render() => Markup.Of($"""
        <div class="graph" data-graph="history" data-unit="{Unit}" data-points="{Points()}"
         role="img" aria-label="Jobs by {Unit}; the numbers follow in a table"></div>
        <details class="graph-data"><summary>Numbers</summary>{DataTable.Of($"Jobs by {Unit}", Headings, times.Select(Row))}</details>
        """);

    private string Unit => isWeek ? "day" : "hour";

    private IEnumerable<NonEscapedString> Headings =>
        [DataTable.Heading(isWeek ? "Day (UTC)" : "Hour (UTC)"), .. series.Select(line => DataTable.NumberHeading(line.Name))];

    private string Points() => JsonSerializer.Serialize(new { times = times.Select(HumanTime.Iso), series }, JsonSerializerOptions.Web);

    private NonEscapedString Row(DateTime time, int index)
    {
        var label = time.ToString(isWeek ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return DataTable.Row(series.Select(line => DataTable.Number(line.Counts[index])).Prepend(DataTable.Title(label)));
    }

    internal sealed record Series(string Name, string Style, IReadOnlyList<long> Counts);
}
