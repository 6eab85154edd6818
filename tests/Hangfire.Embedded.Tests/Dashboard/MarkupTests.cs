using Hangfire.Dashboard;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class MarkupTests
{
    [Fact]
    public void EncodesWhatIsPutIntoHoles() =>
        Assert.Equal("<a title=\"&quot;&gt;\">&lt;b&gt; ü 7</a>", Markup.Of($"<a title=\"{"\">"}\">{"<b>"} {"ü"} {7}</a>").ToString());

    [Fact]
    public void KeepsMarkupAndLeavesNothingOut()
    {
        List<NonEscapedString> parts = [new("<i>"), new("</i>")];

        Assert.Equal("<b><i></i></b>", Markup.Of($"<b>{parts}{(string?)null}{new NonEscapedString("</b>")}").ToString());
    }

    [Fact]
    public void MarksTheMethodAndThePlaceInAStackTrace()
    {
        var lines = string.Concat(
            StackTraceLines.Of("System.Exception: <b>\n   at Shop.Billing.Send(Int32 x) in Billing.cs:line 29\n--- End"));

        Assert.Contains("<span class=\"st-message\">System.Exception: &lt;b&gt;</span>", lines, StringComparison.Ordinal);
        Assert.Contains(
            "<span class=\"st-type\">Shop.Billing.</span><span class=\"st-method\">Send</span>(Int32 x)", lines, StringComparison.Ordinal);
        Assert.Contains("<span class=\"st-place\">Billing.cs:line 29</span>", lines, StringComparison.Ordinal);
    }
}
