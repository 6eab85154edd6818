using Hangfire.Client;
using Hangfire.Common;

namespace Hangfire.Docs.Tests;

/// <summary>Using job filters.</summary>
public sealed class FiltersTests : HangfireExample
{
    [Fact]
    public async Task AFilterOnAMethodHearsOfEveryStep()
    {
        var key = Notes.Unique();

        var id = BackgroundJob.Enqueue(() => ExampleJobs.Logged(key));
        StartServer();
        await SucceedsAsync(id);

        Assert.All(
            new[] { "creating", "created", "Enqueued", "Processing", "performing", "performed", "Succeeded" },
            step => Assert.True(Notes.Contain($"{step} {key}"), step));
    }

    [Fact]
    public async Task AFilterDecidesHowLongAJobIsKept()
    {
        var id = BackgroundJob.Enqueue(() => ExampleJobs.Kept());

        StartServer();
        await SucceedsAsync(id);

        Assert.InRange(Details(id).ExpireAt!.Value.ToUniversalTime(), DateTime.UtcNow.AddDays(6), DateTime.UtcNow.AddDays(8));
    }

    [Fact]
    public void AGlobalFilterActsOnEveryJob()
    {
        var filter = new Tagging();
        GlobalJobFilters.Filters.Add(filter);
        try
        {
            var id = BackgroundJob.Enqueue(() => EmailService.Log("tagged"));

            Assert.Equal("\"blue\"", Details(id).Properties["Tenant"]);
        }
        finally
        {
            GlobalJobFilters.Filters.Remove(filter);
        }
    }

    private sealed class Tagging : JobFilterAttribute, IClientFilter
    {
        public void OnCreating(CreatingContext context) => context.SetJobParameter("Tenant", "blue");

        public void OnCreated(CreatedContext context)
        {
        }
    }
}
