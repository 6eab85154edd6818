using System.Diagnostics.CodeAnalysis;

namespace Hangfire.Dashboard;

/// <summary>Makes the markup that pages share. Everything it is given is encoded, except in <see cref="Raw"/>.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Pages call these on their Html property.")]
public partial class HtmlHelper
{
    /// <summary>Makes markup for a page.</summary>
    /// <param name="page">The page.</param>
    public HtmlHelper(RazorPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Page = page;
    }

    /// <summary>The page the markup is for.</summary>
    public RazorPage Page { get; }

    /// <summary>Renders another page as a part of this one.</summary>
    /// <param name="partialPage">The part.</param>
    public NonEscapedString RenderPartial(RazorPage partialPage)
    {
        ArgumentNullException.ThrowIfNull(partialPage);

        partialPage.Assign(Page);
        return new NonEscapedString(partialPage.ToString());
    }

    /// <summary>Declares a text to be markup. Never give it anything a user or a job supplied.</summary>
    /// <param name="value">The markup.</param>
    public NonEscapedString Raw(string value) => new(value);

    /// <summary>Encodes a text, so that nothing in it is taken for markup.</summary>
    /// <param name="text">The text.</param>
    public string HtmlEncode(string text) => Markup.Encode(text);
}
