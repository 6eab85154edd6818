namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The argument of a recorded job.</summary>
public sealed class Item
{
    public string? Name { get; set; }

    public List<string>? Tags { get; set; }
}
