using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests.Routing;

public sealed class RoutePatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a.b.c", true)]
    [InlineData("Orders.*", "Orders.created", true)]
    [InlineData("Orders.*", "orders.created", false)]
    [InlineData("*.created", "xOrders.created", true)]
    [InlineData("*.created", "Orders.createdx", false)]
    [InlineData("*a*b", "xaxb", true)]
    [InlineData("*a*b", "xbxa", false)]
    [Trait("Requirement", "D-68")]
    public void APatternIsMatchedWholeAndByCase(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new RoutePattern(pattern).Matches(text));

    [Theory]
    [InlineData("Ord?rs.*", "Orders.x", true)]
    [InlineData("Ord?rs.*", "Ordrs.x", false)]
    [InlineData("Ord[ea]rs.*", "Orders.x", true)]
    [InlineData("Ord[!ea]rs.*", "Orders.x", false)]
    [InlineData("v[0-9].*", "v7.x", true)]
    [InlineData("v[0-9].*", "vx.x", false)]
    [InlineData("[]]*", "]x", true)]
    [InlineData("[!]]*", "]x", false)]
    [InlineData("[ab*", "[abc", true)]
    [InlineData("[ab*", "abc", false)]
    [InlineData("[*", "[x", true)]
    [InlineData("[!*", "[!x", true)]
    [Trait("Requirement", "D-67")]
    public void InAPatternQuestionMarksAndSetsAreActive(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new RoutePattern(pattern).Matches(text));

    [Theory]
    [InlineData("Orders.*", 7)]
    [InlineData("*a*", 1)]
    [InlineData("*", 0)]
    [Trait("Requirement", "D-66")]
    public void TheWeightIsTheLengthWithoutStars(string pattern, int weight) => Assert.Equal(weight, new RoutePattern(pattern).Weight);

    [Fact]
    public void MatchingAgreesWithARegularExpression()
    {
        var small = Gen.Elements('a', 'b', '.', '*', '?').ArrayOf().Select(letters => new string(letters));
        var texts = Gen.Elements('a', 'b', '.').ArrayOf().Select(letters => new string(letters));

        Prop.ForAll(
                Arb.From(small), Arb.From(texts),
                (pattern, text) => new RoutePattern(pattern).Matches(text) == Regex.IsMatch(text, AsRegex(pattern), RegexOptions.NonBacktracking))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ManyStarsDoNotTakeForEver() =>
        Assert.False(new RoutePattern(string.Concat(Enumerable.Repeat("*a", 40)) + "b").Matches(new string('a', 4000)));

    private static string AsRegex(string pattern) =>
        pattern.Aggregate(new StringBuilder("^"), (regex, letter) => regex.Append(letter switch { '*' => ".*", '?' => ".", _ => Regex.Escape(letter.ToString()) }))
            .Append('$').ToString();
}
