using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Enqueueing;

public sealed class UniqueJobTests
{
    [Fact]
    public async Task WhileOneRunsASecondIsNotCreated()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = (_, _, _) => release.Task;
        var first = Enqueue(host, thing.Id);
        await host.WaitForStateAsync(first, "Processing");

        Assert.Equal(first, Enqueue(host, thing.Id));

        release.SetResult();
        await host.WaitForStateAsync(first, "Succeeded");
        Assert.NotEqual(first, Enqueue(host, thing.Id));
    }

    [Fact]
    public async Task ManyCallersAtOnceGetOneJob()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = (_, _, _) => release.Task;

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enqueue(host, thing.Id))));
        release.SetResult();

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task AFailedJobFreesItsKey()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("bad");
        var first = Enqueue(host, thing.Id);
        await host.WaitForStateAsync(first, "Failed");

        Assert.NotEqual(first, Enqueue(host, thing.Id));
    }

    [Fact]
    public async Task ANoteOfAJobThatIsGoneHealsItself()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        using (var connection = host.Services.GetRequiredService<JobStorage>().GetConnection())
        {
            connection.SetRangeInHash($"events:unique:thing {thing.Id}", [new KeyValuePair<string, string>("job", "987654321")]);
        }

        var job = Enqueue(host, thing.Id);

        Assert.NotEqual("987654321", job);
        await host.WaitForStateAsync(job, "Succeeded");
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<int>("select count(*)::int from hangfire.hash where key like 'events:unique:%'") == 0, () => "The key was not freed.");
    }

    private static string Enqueue(TestHost host, Guid id) => host.Jobs.EnqueueUnique<ActOnce>($"thing {id}", action => action.Run(id));
}
