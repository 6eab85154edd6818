using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire.Browser.Tests;

/// <summary>Puts jobs into states and reads them back.</summary>
internal sealed class ShownJobs(JobStorage storage)
{
    public const string Server = "web-1:4711:39fad6ab-8ec0-40c8-9ea7-8e4eadbbe479";

    // Without filters no automatic retry turns a failure into another attempt.
    private readonly BackgroundJobClient client = new(storage, new JobFilterCollection());

    public string Enqueued(string text = "hello", string queue = "default") => client.Create(Call(text), new EnqueuedState(queue));

    public string Reminder(string name) => client.Create(Job.FromExpression<ShownJob>(job => job.Remind(name)), new EnqueuedState());

    public string Failed(string text = "hello", string message = "The mail server is away.") =>
        Moved(Enqueued(text), new FailedState(Thrown(message)) { Reason = message });

    public string Deleted() => Moved(Enqueued(), new DeletedState());

    public string? StateOf(string id)
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(id)?.Name;
    }

    public void Recurring(string id) =>
        new RecurringJobManager(storage).AddOrUpdate<ShownJob>(id, job => job.Send(7, "nightly"), "0 3 * * *");

    /// <summary>Some jobs in every state, so that no page is empty.</summary>
    public string OfEveryKind()
    {
        for (var i = 0; i < 12; i++)
        {
            Enqueued(queue: i % 3 == 0 ? "critical" : "default");
            Failed($"invoice {i}");
        }

        client.Create(Call("later"), new ScheduledState(TimeSpan.FromHours(3)));
        Moved(Enqueued(), new RunningState(Server));
        Moved(Enqueued(), new SucceededState("forty-two", 11, 1300));
        Deleted();
        client.Create(Call("then"), new AwaitingState(Enqueued()));
        Retried();
        Recurring("nightly");
        using var connection = storage.GetConnection();
        connection.AnnounceServer(Server, new ServerContext { Queues = ["default", "critical"], WorkerCount = 20 });
        return Failed("details");
    }

    private static Job Call(string text) => Job.FromExpression<ShownJob>(job => job.Send(7, text));

    private void Retried()
    {
        var id = client.Create(Call("again"), new ScheduledState(TimeSpan.FromMinutes(5)) { Reason = "Retry attempt 1 of 10: boom" });
        using var connection = storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        transaction.AddToSet("retries", id);
        transaction.Commit();
    }

    private string Moved(string id, IState state)
    {
        Assert.True(client.ChangeState(id, state, null));
        return id;
    }

    // An exception that was thrown has a stack trace to show.
    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }
}
