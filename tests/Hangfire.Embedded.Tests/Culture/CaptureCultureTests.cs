using System.Globalization;
using Hangfire.Embedded.Tests.Server;

namespace Hangfire.Embedded.Tests.Culture;

public sealed class CaptureCultureTests : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo uiCulture = CultureInfo.CurrentUICulture;

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);

    [Fact]
    public async Task AJobRunsUnderTheCultureItWasCreatedUnder()
    {
        using var lab = new JobLab(new CaptureCultureAttribute());
        var probe = LabJobs.Probe(out var key);
        Use("de-DE", "fr-FR");
        var id = lab.Client.Enqueue<CultureJobs>(jobs => jobs.Note(key));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal(["de-DE fr-FR"], probe.Notes);
        Assert.Equal(("\"de-DE\"", "\"fr-FR\""), (lab.Parameter(id, "CurrentCulture"), lab.Parameter(id, "CurrentUICulture")));
    }

    [Fact]
    public async Task AJobWithoutACultureRunsUnderTheDefault()
    {
        using var lab = new JobLab(new CaptureCultureAttribute("sv-SE", "da-DK", captureDefault: false));
        var probe = LabJobs.Probe(out var key);
        Use("sv-SE", "da-DK");
        var id = lab.Client.Enqueue<CultureJobs>(jobs => jobs.Note(key));
        Use("en-US", "en-US");

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Null(lab.Parameter(id, "CurrentCulture"));
        Assert.Equal(["sv-SE da-DK"], probe.Notes);
    }

    [Fact]
    public async Task TheCultureOfOneJobDoesNotReachTheNext()
    {
        using var lab = new JobLab(new CaptureCultureAttribute());
        Use("de-DE", "de-DE");
        var first = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        var probe = LabJobs.Probe(out var key);
        lab.Filters.Remove<CaptureCultureAttribute>();
        var second = lab.Client.Enqueue<CultureJobs>(jobs => jobs.Note(key));
        lab.Filters.Add(new CaptureCultureAttribute());
        Use("en-US", "en-US");

        lab.StartServer(options => options.WorkerCount = 1);
        await lab.SucceedsAsync(first);
        await lab.SucceedsAsync(second);

        Assert.DoesNotContain("de-DE", Assert.Single(probe.Notes), StringComparison.Ordinal);
    }

    private static void Use(string name, string uiName) =>
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(name), CultureInfo.GetCultureInfo(uiName));

#pragma warning disable CA1822 // Jobs are instance methods.
    public sealed class CultureJobs
    {
        public void Note(string key) => LabJobs.Probes[key].Notes.Add($"{CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}");
    }
#pragma warning restore CA1822
}
