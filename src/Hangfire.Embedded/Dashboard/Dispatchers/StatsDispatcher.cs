using System.Text.Json;
using Hangfire.Dashboard.Polling;
using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

/// <summary>Answers with the values of the metrics a page shows; those named by <c>metrics[]</c>, or all of them to a GET.</summary>
internal sealed class StatsDispatcher : IDashboardDispatcher
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public async Task Dispatch(DashboardContext context)
    {
        var metrics = await Wanted(context.Request);
        using var turn = await PollingLimit.Enter();
        if (!turn.IsAcquired)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var page = new EmptyPage();
        page.Assign(new PageRequest(context, CachedStatistics.Read));
        var values = metrics.ToDictionary(metric => metric.Name, metric => Value(metric.Func(page)));

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(JsonSerializer.Serialize(values, Format));
    }

    private static async Task<IEnumerable<DashboardMetric>> Wanted(DashboardRequest request) => HttpMethods.IsPost(request.Method)
        ? (await request.GetFormValuesAsync("metrics[]")).Distinct().Select(DashboardMetrics.Find).OfType<DashboardMetric>()
        : DashboardMetrics.GetMetrics();

    private static MetricValue? Value(Metric? metric) => metric is null
        ? null
        : new(metric.Value, metric.IntValue, metric.Style.ToString().ToLowerInvariant(), metric.Highlighted, metric.Title);

    private sealed record MetricValue(string Value, long IntValue, string Style, bool Highlighted, string? Title);

    private sealed class EmptyPage : RazorPage
    {
        public override void Execute()
        {
        }
    }
}
