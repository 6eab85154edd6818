using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

/// <summary>
/// A page whose errors count: messages of the console, exceptions, violations of the content policy, dialogs, failed requests.
/// </summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private const string ReportViolations = """
        document.addEventListener('securitypolicyviolation', event =>
          console.error(`policy ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`));
        """;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> problems = new();
    private string? expectedQuestion;

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(ReportViolations);
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Listen();
        return watched;
    }

    /// <summary>Opens a page of the dashboard and waits until it has been drawn.</summary>
    public async Task GoToAsync(string path)
    {
        var response = await Page.GotoAsync("/hangfire" + path);
        Assert.True(response!.Ok, $"'{path}' was answered with {response.Status}.");
    }

    /// <summary>Says that a command will ask before it does its work, and agrees.</summary>
    public void AgreeTo(string question) => expectedQuestion = question;

    public ILocator Metric(string name) => Page.Locator($".sidebar [data-metric='{name}'], .tiles [data-metric='{name}']").First;

    public void AssertNothingWentWrong() => Assert.True(problems.IsEmpty, string.Join('\n', problems));

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text} ({message.Location})");
        Page.PageError += (_, error) => Note(true, $"exception: {error}");
        Page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"request: {request.Url} {request.Failure}");
        Page.Request += (_, request) =>
            Note(!request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal), $"left: {request.Url}");
        Page.Dialog += async (_, dialog) => await AnswerAsync(dialog);
    }

    private async Task AnswerAsync(IDialog dialog)
    {
        if (dialog.Message == expectedQuestion)
        {
            await dialog.AcceptAsync();
            return;
        }

        Note(true, $"dialog: {dialog.Message}");
        await dialog.DismissAsync();
    }

    private void Note(bool isProblem, string problem)
    {
        if (isProblem)
        {
            problems.Enqueue(problem);
        }
    }
}
