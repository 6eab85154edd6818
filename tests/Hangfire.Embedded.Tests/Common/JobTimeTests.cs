using Hangfire.Common;

namespace Hangfire.Embedded.Tests.Common;

public sealed class JobTimeTests
{
    private static readonly DateTime Recorded = new DateTime(2026, 11, 21, 0, 51, 23, DateTimeKind.Utc).AddMilliseconds(772);

    [Theory]
    [InlineData("1795222283772", 772)]
    [InlineData("1795222283", 0)]
    [InlineData("2026-11-21T00:51:23.7720000Z", 772)]
    public void AllFormsOfAnInstantAreRead(string stored, int milliseconds)
    {
        var read = JobHelper.DeserializeDateTime(stored);

        Assert.Equal(Recorded.AddMilliseconds(milliseconds - 772), read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
    }

    [Fact]
    public void NoTextIsNoInstant() => Assert.Null(JobHelper.DeserializeNullableDateTime(""));
}
