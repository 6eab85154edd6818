namespace Hangfire.Browser.Tests;

[Collection(BrowserCollection.Name)]
[Trait("Category", "Slow")]
public sealed class InstalledBrowserTests
{
    [Fact]
    public void SaysWhatToInstallWhereThereIsNone()
    {
        var before = Environment.GetEnvironmentVariable("CHROMIUM");
        try
        {
            Environment.SetEnvironmentVariable("CHROMIUM", "/nowhere/chromium");

            var missing = Assert.Throws<InvalidOperationException>(InstalledBrowser.Find);

            Assert.Equal(
                "The browser tests need Chromium, but the file '/nowhere/chromium' that 'CHROMIUM' names does not exist. " +
                "Install it (as root: apt-get install chromium), or set 'CHROMIUM' to the path of the program.",
                missing.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CHROMIUM", before);
        }
    }
}
