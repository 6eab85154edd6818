using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

/// <summary>The events this application knows and who hears them; with a shared registry, the handlers of other applications too.</summary>
internal sealed class EventListPage : RazorPage
{
    private const string Nobody = "-";

    // The dashboard renders while the browser waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public override void Execute()
    {
        Layout = new LayoutPage("Events");
        WriteLiteral("<div class=\"row\"><div class=\"col-md-12\"><h1 class=\"page-header\">Events</h1>");
        var registry = Context.GetHttpContext().RequestServices.GetRequiredService<EventRegistry>();
        var shared = SharedBy(registry);
        WriteEvents(registry, shared);
        WriteHandlers(registry, shared);
        WriteLiteral("</div></div>");
    }

    private void WriteEvents(EventRegistry registry, Dictionary<EventKey, SharedEvent> shared)
    {
        WriteLiteral("<table class=\"table\"><thead><tr><th>App</th><th>Event</th><th>Payload</th><th>Handlers</th><th>Shared registry</th></tr></thead><tbody>");
        foreach (var known in registry.Events.OrderBy(one => one.Key.App, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal))
        {
            var stored = shared.GetValueOrDefault(known.Key);
            WriteLiteral("<tr><td>");
            Write(known.Key.App.Length > 0 ? known.Key.App : Nobody);
            WriteCell(known.Name);
            WriteCell(known.PayloadType.Name);
            WriteLiteral("</td><td>");
            WriteLinks([.. HandlersOf(known, stored).Select(one => one.Name)]);
            WriteLiteral("</td><td>");
            Write(stored is null ? Nobody : Html.RelativeTime(stored.UpdatedOn.UtcDateTime));
            WriteLiteral("</td></tr>");
        }

        WriteLiteral("</tbody></table>");
    }

    private void WriteHandlers(EventRegistry registry, Dictionary<EventKey, SharedEvent> shared)
    {
        WriteLiteral("<h2>Handlers</h2><table class=\"table\"><thead><tr><th>Handler</th><th>Queue</th></tr></thead><tbody>");
        var all = registry.Events.SelectMany(known => HandlersOf(known, shared.GetValueOrDefault(known.Key)));
        foreach (var (name, queue) in all.Distinct().OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Queue, StringComparer.Ordinal))
        {
            WriteLiteral($"<tr id=\"{AnchorOf(name)}\"><td>");
            Write(name);
            WriteCell(queue);
            WriteLiteral("</td></tr>");
        }

        WriteLiteral("</tbody></table>");
    }

    private void WriteLinks(IReadOnlyList<string> handlers)
    {
        if (handlers.Count == 0)
        {
            Write(Nobody);
        }

        foreach (var handler in handlers)
        {
            WriteLiteral($"<a href=\"#{AnchorOf(handler)}\">");
            Write(handler);
            WriteLiteral("</a><br>");
        }
    }

    private void WriteCell(string text)
    {
        WriteLiteral("</td><td>");
        Write(text);
    }

    private static IReadOnlyList<(string Name, string Queue)> HandlersOf(EventDescriptor known, SharedEvent? stored) =>
    [
        .. known.Subscriptions.Select(one => (one.Handler, one.Queue))
            .Concat(stored?.Subscriptions.Select(one => (one.Handler, one.Queue ?? QueueResolver.Standard)) ?? [])
            .DistinctBy(one => one.Item1)
            .OrderBy(one => one.Item1, StringComparer.Ordinal),
    ];

    // A handler's name may hold any character; an anchor made of this one needs no encoding.
    private static string AnchorOf(string handler) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(handler));

    private Dictionary<EventKey, SharedEvent> SharedBy(EventRegistry registry) => Task.Run(async () =>
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var scope = Context.GetHttpContext().RequestServices.CreateAsyncScope();
        return scope.ServiceProvider.GetService<IRegistryBackend>() is { } backend
            ? (await backend.FetchEventsAsync([.. registry.Events.Select(known => known.Key)], patience.Token)).ToDictionary(stored => stored.Key)
            : [];
    }).GetAwaiter().GetResult();
}
