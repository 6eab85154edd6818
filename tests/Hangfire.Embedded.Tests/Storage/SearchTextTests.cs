using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Storage;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\0 ")]
    public void NothingToLookForIsNoText(string? text) => Assert.Null(SearchText.Of(text));

    [Fact]
    public void ControlCharactersAndSpacesAroundAreLeftOut() => Assert.Equal("needle", SearchText.Of("  nee\0dle\n")!.Text);

    [Fact]
    public void ATextMayHaveTwoHundredCharactersAndNoMore()
    {
        Assert.Equal(200, SearchText.Of(new string('x', 200))!.Text.Length);

        var refused = Assert.Throws<ArgumentException>(() => SearchText.Of(new string('x', 201)));
        Assert.StartsWith(
            "Expected a text of at most 200 characters to search for, got 201. Shorten it.", refused.Message, StringComparison.Ordinal);
    }
}
