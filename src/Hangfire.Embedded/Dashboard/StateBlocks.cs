using System.Globalization;
using Hangfire.Common;

namespace Hangfire.Dashboard;

/// <summary>Shows the data of the engine's own states in the history of a job.</summary>
internal static class StateBlocks
{
    public static NonEscapedString Succeeded(HtmlHelper html, IDictionary<string, string>? data) => DescriptionList.Of(
        ("Latency", Duration(html, data, "Latency")),
        ("Duration", Duration(html, data, "PerformanceDuration")),
        ("Result", Text(data, "Result") is { } result ? Markup.Of($"<code>{result}</code>") : null));

    public static NonEscapedString Failed(HtmlHelper html, IDictionary<string, string>? data) => Markup.Of($"""
        <h4 class="exception-type">{Text(data, "ExceptionType")}</h4>
        <p class="exception-message">{Text(data, "ExceptionMessage")}</p>
        {(Text(data, "ExceptionDetails") is { } details ? html.StackTrace(details) : null)}
        {Server(html, data)}
        """);

    public static NonEscapedString? Deleted(HtmlHelper html, IDictionary<string, string>? data) =>
        Text(data, "Exception") is { } exception ? DescriptionList.Of(("Exception", Markup.Of($"{exception}"))) : null;

    public static NonEscapedString Processing(HtmlHelper html, IDictionary<string, string>? data) => DescriptionList.Of(
        ("Server", Text(data, "ServerId") is { } server ? html.ServerId(server) : null),
        ("Worker", Text(data, "WorkerId") is { } worker ? Markup.Of($"<span title=\"{worker}\">{worker.Split('-')[0]}</span>") : null));

    public static NonEscapedString? Enqueued(HtmlHelper html, IDictionary<string, string>? data) =>
        Text(data, "Queue") is { } queue ? DescriptionList.Of(("Queue", html.QueueLabel(queue))) : null;

    public static NonEscapedString? Scheduled(HtmlHelper html, IDictionary<string, string>? data) =>
        JobHelper.DeserializeNullableDateTime(Text(data, "EnqueueAt")) is { } enqueueAt
            ? DescriptionList.Of(("Enqueue", Markup.Of($"{html.RelativeTime(enqueueAt)} ({html.LocalTime(enqueueAt)})")))
            : null;

    public static NonEscapedString Awaiting(HtmlHelper html, IDictionary<string, string>? data) => DescriptionList.Of(
        ("Parent", Text(data, "ParentId") is { } parent ? html.JobIdLink(parent) : null),
        ("Next state", Text(data, "NextState") is { } next ? Markup.Of($"<code>{next}</code>") : null),
        ("When the parent", Text(data, "Options") is { } options ? Markup.Of($"{Condition(options)}") : null));

    public static string? Text(IDictionary<string, string>? data, string key) =>
        data is not null && data.TryGetValue(key, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    public static string Condition(string options) => options switch
    {
        "0" or "OnAnyFinishedState" => "has finished",
        "1" or "OnlyOnSucceededState" => "has succeeded",
        "2" or "OnlyOnDeletedState" => "was deleted",
        _ => options,
    };

    private static NonEscapedString? Server(HtmlHelper html, IDictionary<string, string>? data) =>
        Text(data, "ServerId") is { } server ? DescriptionList.Of(("Server", html.ServerId(server))) : null;

    private static NonEscapedString? Duration(HtmlHelper html, IDictionary<string, string>? data, string key) =>
        long.TryParse(Text(data, key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var milliseconds)
            ? Markup.Of($"{html.ToHumanDuration(TimeSpan.FromMilliseconds(milliseconds), displaySign: false)}")
            : null;
}
