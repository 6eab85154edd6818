using Hangfire.PostgreSql.Housekeeping;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class FencingTokenTests
{
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Next = First.AddSeconds(15);

    [Fact]
    public void UntilTheNextValueIsConfirmedBothProveTheHolder()
    {
        var token = new FencingToken(First);

        Assert.True(token.TryPropose(Next));
        Assert.Equal([First, Next], token.Settle());

        token.Confirm(Next);
        Assert.Equal([Next], token.Candidates);
    }

    [Fact]
    public void NoValueIsWrittenOnceTheHolderSettles()
    {
        var token = new FencingToken(First);
        Assert.Equal([First], token.Settle());

        Assert.False(token.TryPropose(Next));

        token.Resume();
        Assert.True(token.TryPropose(Next));
    }
}
