using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Storage.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Continuations;

public sealed class ContinuationsInPostgreSqlTests : PostgreSqlTest
{
    private readonly JobFilterProviderCollection providers = new(new JobFilterCollection { new ContinuationsSupportAttribute() });

    [Fact]
    public void ParentAndContinuationChangeInOneTransaction()
    {
        var storage = OpenStorage();
        var client = new BackgroundJobClient(storage, providers);
        var parent = client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        var child = client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(2));

        using var connection = storage.GetConnection();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        var changer = new BackgroundJobStateChanger(providers);
        changer.ChangeState(new StateChangeContext(
            storage, connection, transaction, parent, new SucceededState(1, 0, 0), null, CancellationToken.None));

        Assert.Equal("Awaiting", connection.GetJobData(child)!.State);
        transaction.Commit();

        Assert.Equal("Succeeded", connection.GetJobData(parent)!.State);
        Assert.Equal("Enqueued", connection.GetJobData(child)!.State);
    }

    [Fact]
    public void ContinuationsAddedWhileTheParentEndsAreNeverLost()
    {
        var storage = OpenStorage();
        var client = new BackgroundJobClient(storage, providers);
        for (var round = 0; round < 15; round++)
        {
            var parent = client.Enqueue<LabJobs>(jobs => jobs.Return(1));
            var children = new string[5];

            Parallel.For(0, children.Length + 1, new ParallelOptions { MaxDegreeOfParallelism = 6 }, number =>
            {
                if (number == children.Length) Assert.True(client.ChangeState(parent, new SucceededState(1, 0, 0)));
                else children[number] = client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(number));
            });

            using var connection = storage.GetConnection();
            Assert.All(children, child => Assert.Equal("Enqueued", connection.GetJobData(child)!.State));
        }
    }
}
