namespace Hangfire.Embedded.Tests.Surface;

/// <summary>The list of Hangfire's public API, which comes with the tests.</summary>
internal static class ListedSurface
{
    public static string Text()
    {
        using var stream = typeof(ListedSurface).Assembly.GetManifestResourceStream("hangfire-api.txt")
            ?? throw new InvalidOperationException("The resource 'hangfire-api.txt' is missing. Embed Surface/hangfire-api.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IReadOnlyList<SurfaceType> Read() => SurfaceText.Parse(Text());
}
