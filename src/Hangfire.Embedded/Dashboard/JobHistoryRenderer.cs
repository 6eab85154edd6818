using System.Collections.Concurrent;

namespace Hangfire.Dashboard;

/// <summary>Shows what a job's states have stored, and gives states their colours.</summary>
public static class JobHistoryRenderer
{
    private const string NoSuffix = "inherit";

    private static readonly ConcurrentDictionary<string, string> CssSuffixes = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, Func<HtmlHelper, IDictionary<string, string>, NonEscapedString>> Renderers =
        new(StringComparer.Ordinal);

    static JobHistoryRenderer()
    {
        foreach (var state in new[] { "Enqueued", "Scheduled", "Processing", "Succeeded", "Failed", "Deleted", "Awaiting" })
        {
            AddStateCssSuffix(state, state.ToLowerInvariant());
        }

        Register("Succeeded", SucceededRenderer);
        Register("Failed", StateBlocks.Failed);
        Register("Deleted", StateBlocks.Deleted);
        Register("Processing", StateBlocks.Processing);
        Register("Enqueued", StateBlocks.Enqueued);
        Register("Scheduled", StateBlocks.Scheduled);
        Register("Awaiting", StateBlocks.Awaiting);
    }

    /// <summary>Returns the background colour of a state, as a CSS colour.</summary>
    /// <param name="stateName">The name of the state.</param>
    public static string GetBackgroundStateColor(string stateName) => $"var(--state-{GetStateCssSuffix(stateName)}-background, inherit)";

    /// <summary>Returns the colour of a state's text, as a CSS colour.</summary>
    /// <param name="stateName">The name of the state.</param>
    public static string GetForegroundStateColor(string stateName) => $"var(--state-{GetStateCssSuffix(stateName)}, inherit)";

    /// <summary>
    /// Names the CSS classes of a state: <c>background-state-…</c>, <c>border-state-…</c> and <c>text-state-…</c>, to be defined in a
    /// stylesheet added with <see cref="DashboardRoutes.AddStylesheet"/>.
    /// </summary>
    /// <param name="stateName">The name of the state.</param>
    /// <param name="color">The end of the classes' names.</param>
    public static void AddStateCssSuffix(string stateName, string color)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        ArgumentNullException.ThrowIfNull(color);
        CssSuffixes[stateName] = color;
    }

    /// <summary>Returns the end of a state's CSS classes; <c>inherit</c> for a state that has none.</summary>
    /// <param name="stateName">The name of the state.</param>
    public static string GetStateCssSuffix(string stateName) => CssSuffixes.GetValueOrDefault(stateName ?? string.Empty, NoSuffix);

    /// <summary>Sets how the data of a state are shown in the history of a job.</summary>
    /// <param name="state">The name of the state.</param>
    /// <param name="renderer">Makes the markup from the state's data; it may return null to show none.</param>
    public static void Register(string state, Func<HtmlHelper, IDictionary<string, string>, NonEscapedString> renderer)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(renderer);
        Renderers[state] = renderer;
    }

    /// <summary>Returns whether a renderer is registered for a state.</summary>
    /// <param name="state">The name of the state.</param>
    public static bool Exists(string state) => Renderers.ContainsKey(state);

    /// <summary>Shows the data of a state with its renderer, or with <see cref="DefaultRenderer"/>.</summary>
    /// <param name="helper">Makes the markup.</param>
    /// <param name="state">The name of the state.</param>
    /// <param name="properties">The data of the state.</param>
    public static NonEscapedString RenderHistory(this HtmlHelper helper, string state, IDictionary<string, string> properties) =>
        Renderers.GetValueOrDefault(state ?? string.Empty, DefaultRenderer)(helper, properties);

    /// <summary>Shows nothing.</summary>
    /// <param name="helper">Makes the markup.</param>
    /// <param name="properties">The data of the state.</param>
    public static NonEscapedString NullRenderer(HtmlHelper helper, IDictionary<string, string> properties) => null;

    /// <summary>Shows the data of a state as they are stored.</summary>
    /// <param name="helper">Makes the markup.</param>
    /// <param name="stateData">The data of the state; null or empty ones show nothing.</param>
    public static NonEscapedString DefaultRenderer(HtmlHelper helper, IDictionary<string, string> stateData) =>
        stateData is null or { Count: 0 }
            ? null
            : DescriptionList.Of([.. stateData.Select(entry => (entry.Key, Markup.Of($"{entry.Value}")))]);

    /// <summary>Shows how long a job that succeeded waited and ran, and its result.</summary>
    /// <param name="html">Makes the markup.</param>
    /// <param name="stateData">The data of the state.</param>
    public static NonEscapedString SucceededRenderer(HtmlHelper html, IDictionary<string, string> stateData) =>
        StateBlocks.Succeeded(html, stateData);
}
