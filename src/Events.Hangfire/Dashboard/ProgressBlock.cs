using System.Globalization;
using System.Net;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace Events.Hangfire;

/// <summary>Shows what a job last reported of its progress.</summary>
internal static class ProgressBlock
{
    public static NonEscapedString Render(JobDetailsRendererDto job) =>
        job.JobDetails.Properties.TryGetValue(JobParameters.Progress, out var stored)
            && SerializationHelper.Deserialize<Dictionary<string, string?>>(stored, SerializationOption.User) is { } progress
                ? Render(progress.GetValueOrDefault("percent") ?? "0", progress.GetValueOrDefault("text"))
                : new NonEscapedString("");

    public static Dictionary<string, string?> ToStore(double percent, string? text) =>
        new() { ["percent"] = percent.ToString("0.#", CultureInfo.InvariantCulture), ["text"] = text };

    // An element of its own needs no inline style, which a content security policy may forbid.
    private static NonEscapedString Render(string percent, string? text) => new(
        $"<p><progress max=\"100\" value=\"{Encoded(percent)}\"></progress> {Encoded(percent)} % {Encoded(text)}</p>");

    private static string Encoded(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
