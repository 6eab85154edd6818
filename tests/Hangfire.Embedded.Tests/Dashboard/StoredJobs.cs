using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Dashboard;

/// <summary>Puts jobs into every state and reads them back.</summary>
internal sealed class StoredJobs(JobStorage storage)
{
    public const string ServerId = "web-1:4711:39fad6ab-8ec0-40c8-9ea7-8e4eadbbe479";

    private readonly BackgroundJobClient client = new(storage);

    public static Job Call(string text = "hello") =>
        Job.FromExpression<InvoiceJob>(invoice => invoice.Send(7, text, CancellationToken.None));

    public string Enqueued(string text = "hello", string queue = "default") => client.Create(Call(text), new EnqueuedState(queue));

    public string Scheduled(string text = "hello") => client.Create(Call(text), new ScheduledState(TimeSpan.FromHours(3)));

    public string Awaiting(string parent) => client.Create(Call(), new AwaitingState(parent));

    public string Processing() => Moved(Enqueued(), new ProcessingState(ServerId, "worker-1"));

    public string Succeeded() => Moved(Enqueued(), new SucceededState("forty-two", 11, 1300));

    public string Deleted() => Moved(Enqueued(), new DeletedState());

    public string Failed(string message = "boom") =>
        Moved(Enqueued(), new FailedState(new InvalidOperationException(message)), DirectChanger);

    public string Retried()
    {
        var id = Scheduled();
        Write(transaction => transaction.AddToSet("retries", id));
        return id;
    }

    public string Waiting(string parent)
    {
        var id = Awaiting(parent);
        using var connection = storage.GetConnection();
        connection.SetJobParameter(parent, "Continuations", $$"""[{"JobId":"{{id}}","Options":1}]""");
        return id;
    }

    public void Recurring(string id, string cron)
    {
        using var connection = storage.GetConnection();
        connection.SetRangeInHash($"recurring-job:{id}", new Dictionary<string, string?>
        {
            ["Queue"] = "default", ["Cron"] = cron, ["TimeZoneId"] = "UTC", ["V"] = "2",
            ["Job"] = InvocationData.SerializeJob(Call()).SerializePayload(),
            ["NextExecution"] = JobHelper.SerializeDateTime(DateTime.UtcNow.AddHours(1)),
        });
        Write(transaction => transaction.AddToSet("recurring-jobs", id, 1));
    }

    public string? StateOf(string id)
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(id)?.Name;
    }

    public void Write(Action<IWriteOnlyTransaction> write)
    {
        using var connection = storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        write(transaction);
        transaction.Commit();
    }

    public void Announce(string server)
    {
        using var connection = storage.GetConnection();
        connection.AnnounceServer(server, new ServerContext { Queues = ["default", "critical"], WorkerCount = 20 });
    }

    // Without filters no automatic retry turns a failure into another attempt.
    private BackgroundJobClient DirectChanger => new(storage, new JobFilterCollection());

    private string Moved(string id, IState state, BackgroundJobClient? by = null)
    {
        Assert.True((by ?? client).ChangeState(id, state, null));
        return id;
    }
}
