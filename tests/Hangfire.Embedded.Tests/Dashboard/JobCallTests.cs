using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class JobCallTests
{
    [Fact]
    public void ShowsArgumentsByNameAndLeavesOutWhatThePerformanceSupplies()
    {
        var call = JobCall.Of(new JobDetailsDto { Job = StoredJobs.Call("a <b>") }).ToString();

        Assert.Contains("<span class=\"code-keyword\">await</span>", call, StringComparison.Ordinal);
        Assert.Contains(
            "<span class=\"code-name\">text:</span> <span class=\"code-text\">&quot;a &lt;b&gt;&quot;</span>",
            call,
            StringComparison.Ordinal);
        Assert.Contains("<span class=\"code-name\">cancel:</span> <span class=\"code-comment\">", call, StringComparison.Ordinal);
    }

    [Fact]
    public void CutsALongArgument()
    {
        var call = JobCall.Of(new JobDetailsDto { Job = StoredJobs.Call(new string('x', 5000)) }).ToString();

        Assert.Contains("/* cut: 5002 characters */", call, StringComparison.Ordinal);
        Assert.True(call.Length < 5500, $"The call has {call.Length} characters.");
    }

    [Fact]
    public void ShowsTheStoredCallOfAJobWhoseCodeIsGone()
    {
        var call = JobCall.Of(new JobDetailsDto { InvocationData = new("Gone.Job, Gone", "Run", "[]", "[\"<7>\"]") }).ToString();

        Assert.Contains("Gone.Job, Gone.<span class=\"code-method\">Run</span>([&quot;&lt;7&gt;&quot;])", call, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(InvoiceJob), "InvoiceJob")]
    [InlineData(typeof(List<Dictionary<string, int>>), "List<Dictionary<String, Int32>>")]
    public void WritesTypesAsInSource(Type type, string expected) => Assert.Equal(expected, JobNames.TypeName(type));
}
