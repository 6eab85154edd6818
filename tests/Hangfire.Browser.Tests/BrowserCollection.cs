namespace Hangfire.Browser.Tests;

/// <summary>The tests share one browser and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
