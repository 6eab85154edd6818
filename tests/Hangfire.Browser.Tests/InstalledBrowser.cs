namespace Hangfire.Browser.Tests;

/// <summary>Finds Chromium on this machine. Playwright's own download is never used.</summary>
internal static class InstalledBrowser
{
    private const string Variable = "CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Returns the path of the program.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? Existing(named) ?? throw Missing($"the file '{named}' that '{Variable}' names does not exist")
        : OnPath() ?? throw Missing($"none of '{string.Join("', '", Names)}' is on the path");

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private static InvalidOperationException Missing(string why) => new(
        $"The browser tests need Chromium, but {why}. Install it (as root: apt-get install chromium), " +
        $"or set '{Variable}' to the path of the program.");
}
