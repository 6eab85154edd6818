using System.Globalization;
using Hangfire.Embedded.Tests.Support;

namespace Hangfire.Embedded.Tests.Culture;

[Collection(GlobalConfigurationCollection.Name)]
public sealed class DefaultCultureTests : IDisposable
{
    public void Dispose()
    {
        GlobalJobFilters.Filters.Remove<CaptureCultureAttribute>();
        GlobalJobFilters.Filters.Add(new CaptureCultureAttribute());
    }

    [Fact]
    public void TheDefaultCultureReplacesTheGlobalFilter()
    {
        GlobalConfiguration.Configuration.UseDefaultCulture(CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("da-DK"), captureDefault: false);

        var filter = Assert.Single(GlobalJobFilters.Filters.Select(one => one.Instance).OfType<CaptureCultureAttribute>());
        Assert.Equal(("sv-SE", "da-DK", false), (filter.DefaultCultureName, filter.DefaultUICultureName, filter.CaptureDefault));
    }

    [Fact]
    public void OneCultureServesBothPurposes()
    {
        GlobalConfiguration.Configuration.UseDefaultCulture(CultureInfo.GetCultureInfo("sv-SE"), captureDefault: true);

        var filter = Assert.Single(GlobalJobFilters.Filters.Select(one => one.Instance).OfType<CaptureCultureAttribute>());
        Assert.Equal(("sv-SE", "sv-SE", true), (filter.DefaultCultureName, filter.DefaultUICultureName, filter.CaptureDefault));
    }
}
