using System.Globalization;
using System.Text.Json;
using Hangfire.Dashboard.Pages;
using Hangfire.Storage.Search;
using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard.Bulk;

/// <summary>Runs a slice of a command on many jobs, and answers how far it has come: in JSON to the script, else with a page.</summary>
internal sealed class BulkDispatcher(BulkCommand command) : IDashboardDispatcher
{
    /// <summary>How long a request may work before it answers.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task Dispatch(DashboardContext context)
    {
        if (CommandRequest.Refuse(context))
        {
            return;
        }

        var refused = SearchQuery.Try(await Field(context.Request, BulkCommand.TextField), out var text) is not null;
        if (refused || BulkCommand.Finder(context.Storage) is not { } finder || await Progress(context.Request) is not { } progress)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var slice = new BulkSlice(command, text, finder, context.GetBackgroundJobClient());
        var now = await Task.Run(() => slice.Run(progress, Limit));
        await Answer(context, text, now);
    }

    private async Task Answer(DashboardContext context, SearchText? text, BulkProgress progress)
    {
        if (await Field(context.Request, "format") != "json")
        {
            await RazorPageDispatcher.Render(context, new BulkPage(command, text?.Text, progress));
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(JsonSerializer.Serialize(progress, JsonSerializerOptions.Web));
    }

    private static async Task<BulkProgress?> Progress(DashboardRequest request)
    {
        if (await Number(request, "left") is not ({ } left and > 0))
        {
            return null;
        }

        var (done, skipped) = (await Number(request, "done") ?? 0, await Number(request, "skipped") ?? 0);
        return new BulkProgress(done, skipped, left) { After = await Field(request, "after") is { Length: > 0 } after ? after : null };
    }

    private static async Task<long?> Number(DashboardRequest request, string name) =>
        long.TryParse(await Field(request, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<string?> Field(DashboardRequest request, string name) =>
        (await request.GetFormValuesAsync(name)).FirstOrDefault();
}
