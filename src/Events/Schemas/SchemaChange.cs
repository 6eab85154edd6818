namespace Events;

/// <summary>One difference between two schema documents.</summary>
/// <param name="Path">Where it is, such as <c>orderPlaced.payload.lines[].sku</c>.</param>
/// <param name="Sentence">What it is and, where it breaks something, what to do; it names the path.</param>
public sealed record SchemaChange(string Path, string Sentence)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}
