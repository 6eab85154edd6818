namespace Hangfire.Dashboard;

/// <summary>Markup that is written to a page as it is. Whoever makes one vouches that every text inside is encoded.</summary>
/// <param name="value">The markup.</param>
public class NonEscapedString(string value)
{
    /// <summary>Returns the markup.</summary>
    public override string ToString() => value ?? string.Empty;
}
