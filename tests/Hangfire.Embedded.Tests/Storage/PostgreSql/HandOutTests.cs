using Hangfire.PostgreSql.Queues;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class HandOutTests
{
    [Fact]
    public void NothingIsHeldAheadWhileNothingIsTaken()
    {
        var handOut = new HandOut();

        handOut.NoteClaim();

        Assert.Equal(0, handOut.Room);
    }

    [Fact]
    public void MoreIsHeldAheadTheFasterItIsTaken()
    {
        var handOut = new HandOut();
        for (var taken = 0; taken < 100_000; taken++)
        {
            handOut.NoteHandedOut();
        }

        handOut.NoteClaim();

        Assert.Equal(100, handOut.Room);
    }
}
