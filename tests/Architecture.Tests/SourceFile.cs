namespace Architecture.Tests;

/// <summary>A C# file by its path from the root of the repository, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Name up to the first dot: <c>Order.Lines.cs</c> is a part of <c>Order</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    public string[] Lines => Text.Split('\n');

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
