using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Server;

[Collection(GlobalConfigurationCollection.Name)]
public sealed class UnloadableJobTests : IDisposable
{
    private readonly JobLab lab = new(new AutomaticRetryAttribute());

    public void Dispose()
    {
        GlobalConfiguration.Configuration.UseDefaultTypeSerializer();
        lab.Dispose();
    }

    [Fact]
    public async Task AJobThatCannotBeLoadedFailsWithoutRetries()
    {
        var id = EnqueueUnloadable();

        lab.StartServer();
        await lab.ReachesAsync(id, FailedState.StateName);

        Assert.Equal(["Enqueued", "Failed"], lab.History(id));
        Assert.Equal("Can not change the state to 'Processing': target method was not found.", lab.Last(id).Reason);
        Assert.Equal("Hangfire.Common.JobLoadException", lab.Last(id).Data["ExceptionType"]);
        Assert.Equal(0, lab.Storage.GetMonitoringApi().FetchedCount("default"));
    }

    [Fact]
    public void AJobThatCannotBeLoadedCanBeDeleted()
    {
        var id = EnqueueUnloadable();

        Assert.True(lab.Client.Delete(id));
        Assert.Equal(["Enqueued", "Deleted"], lab.History(id));
    }

    private string EnqueueUnloadable()
    {
        GlobalConfiguration.Configuration.UseTypeSerializer(type =>
            type == typeof(LabJobs) ? "Gone, Nowhere" : TypeHelper.DefaultTypeSerializer(type));
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        GlobalConfiguration.Configuration.UseDefaultTypeSerializer();
        return id;
    }
}
