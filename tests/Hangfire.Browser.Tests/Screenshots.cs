using System.Reflection;
using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

/// <summary>Pictures of pages in <c>artifacts/screenshots</c>, for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Path.Combine(Root, "artifacts", "screenshots");

    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });

    private static string Root => typeof(Screenshots).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;
}
