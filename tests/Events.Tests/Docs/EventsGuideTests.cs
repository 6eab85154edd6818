using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Docs.Testing;
using Events.Tests.Registry.Sharing;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Docs;

public sealed partial class EventsGuideTests
{
    [Fact]
    public void TheGuideShowsCodeThatCompiles()
    {
        var shown = Guide.NamedBlocks(PathTo("../../../docs/events.md"));
        var compiled = Guide.MarkedCode(PathTo("EventsGuide.cs"));

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

    [Fact]
    public void TheGuideShowsTheEnvelopeAsItIsWritten()
    {
        var shown = Json.Match(File.ReadAllText(PathTo("../../../docs/events.md"))).Groups["json"].Value;
        using var application = Application.InProcess(events => EventsGuide.Register(events.Services));

        var written = application.Service<EnvelopeFactory>().Create(new InvoicePaidPayload(Some.Id, 12.50m)).ToJson();

        Assert.Equal(written, JsonSerializer.Serialize(JsonElement.Parse(shown), EventJson.Options));
    }

    [Fact]
    public void TheEnvelopeMadeByHandNamesTheEntityAsItWasTold() => Assert.Equal("invoice", EventsGuide.Create(Some.Id).Metadata.EntityName);

    [Fact]
    public async Task TheGuidesSyncLeavesNothingToDo()
    {
        var shared = new MemoryRegistry();
        using var application = Application.InProcess(events =>
        {
            events.Services.AddSingleton(shared);
            EventsGuide.Share<MemoryRegistryBackend>(events.Services);
        });

        await EventsGuide.SyncAsync(application.Sync(), CancellationToken.None);

        Assert.Equal(["billing.reminderSent", "invoicePaid"], shared.Events.Keys.Where(key => key.App == "billing").Select(key => key.Name).Order());
        Assert.True((await application.Sync().FindDriftAsync()).Changes.IsEmpty);
    }

    private static string PathTo(string relative, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, relative);

    [GeneratedRegex(@"<!-- envelope -->\n```json\n(?<json>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Json { get; }
}
