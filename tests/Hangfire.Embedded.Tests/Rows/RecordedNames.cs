namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The classes of the recorded jobs lived in an assembly called golden, outside of any namespace.</summary>
internal static class RecordedNames
{
    private const string Recorded = ", golden";

    private static readonly string Namespace = typeof(Sample).Namespace + ".";
    private static readonly string Assembly = ", " + typeof(Sample).Assembly.GetName().Name;

    public static string ToRecorded(string row) => row
        .Replace(Namespace, string.Empty, StringComparison.Ordinal).Replace(Assembly, Recorded, StringComparison.Ordinal);

    public static string FromRecorded(string row) => row
        .Replace("Generic`1[[Item, golden]], golden", $"{Namespace}Generic`1[[{Namespace}Item{Assembly}]]{Assembly}", StringComparison.Ordinal)
        .Replace("\"Item, golden", $"\"{Namespace}Item{Assembly}", StringComparison.Ordinal)
        .Replace("Sample, golden", $"{Namespace}Sample{Assembly}", StringComparison.Ordinal);
}
