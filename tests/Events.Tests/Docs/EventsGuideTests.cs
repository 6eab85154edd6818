using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Docs;

public sealed partial class EventsGuideTests
{
    [Fact]
    public void TheGuideShowsCodeThatCompiles()
    {
        var shown = Block.Matches(File.ReadAllText(PathTo("../../../docs/events.md"))).ToDictionary(block => block.Groups["name"].Value, block => block.Groups["code"].Value);
        var compiled = Mark.Matches(File.ReadAllText(PathTo("EventsGuide.cs"))).ToDictionary(mark => mark.Groups["name"].Value, mark => WithoutIndent(mark.Groups["code"].Value));

        Assert.Equal(compiled.Keys.Order(), shown.Keys.Order());
        Assert.All(compiled, mark => Assert.Equal(mark.Value, shown[mark.Key]));
    }

    [Fact]
    public void TheGuidesRegistrationStarts()
    {
        using var application = Application.InProcess(events => EventsGuide.Register(events.Services));

        Assert.Equal(
            [
                "invoicePaid > billing.SendReceipt (mail)",
                "orderPlaced > billing.CreateInvoice (billing)",
                "billing.# > billing.Audit (billing)",
                "exceptions.# > billing.Alarm (billing)",
                "invoicePaid > billing.BillingTasks.Thank (billing)",
                "billing.reminderSent > billing.BillingTasks.Count (mail)",
                "monthClosed > billing.BillingTasks.MonthClosed (billing)",
                "demo.*.even > application.count (default)",
            ],
            application.Registry.Subscriptions.Select(one => $"{one.EventName} > {one.Handler} ({one.Queue})"));
        Assert.Empty(application.Services.GetServices<IStartupCheck>().SelectMany(check => check.Faults()));
    }

    [Fact]
    public async Task TheGuidesPublicationsReachItsHandlers()
    {
        var mail = new StringWriter();
        using var application = Application.InProcess(events =>
        {
            events.Services.AddSingleton<TextWriter>(mail);
            EventsGuide.Register(events.Services);
        });

        await EventsGuide.PublishAsync(application.Publisher, application.Registry, Some.Id, CancellationToken.None);
        await EventsGuide.LinkAsync(application.Linker, application.Publisher);

        Assert.Contains("12.50 received", mail.ToString(), StringComparison.Ordinal);
        Assert.Contains("R-7: 2", mail.ToString(), StringComparison.Ordinal);
        Assert.Contains("billing.reminderSent", mail.ToString(), StringComparison.Ordinal);
        Assert.Contains("The bank does not answer.", mail.ToString(), StringComparison.Ordinal);
    }

    private static string PathTo(string relative, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, relative);

    private static string WithoutIndent(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"// docs: (?<name>\w+)\n(?<code>.*?)\n *// end\n", RegexOptions.Singleline)]
    private static partial Regex Mark { get; }
}
