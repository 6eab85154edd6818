using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Hangfire.Dashboard;

/// <summary>
/// Markup from an interpolated string. The literal parts are markup, every hole is text and gets encoded, so that
/// a page cannot forget to: <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>. Holes in attributes belong between quotes.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public static readonly NonEscapedString Nothing = new(string.Empty);

    public static NonEscapedString Of(Markup markup) => new(markup.ToString());

    public static string Encode(object? value) => value switch
    {
        null => string.Empty,
        NonEscapedString markup => markup.ToString(),
        IEnumerable<NonEscapedString> parts => string.Concat(parts),
        IFormattable formattable => Encoder.Encode(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Encoder.Encode(value.ToString() ?? string.Empty),
    };

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted<T>(T value) => text.Append(Encode(value));

    public override string ToString() => text.ToString();
}
