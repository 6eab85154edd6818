using Hangfire;
using Hangfire.Server;
using Npgsql;

namespace WorkerHost;

/// <summary>Jobs that write what happens to them into a history, through a connection that has nothing to do with the storage.</summary>
public static class HistoryJobs
{
    public const string HistoryVariable = "WORKER_HISTORY";

    private static readonly string History = Environment.GetEnvironmentVariable(HistoryVariable) ?? "";

    /// <summary>Notes that it began, and ends.</summary>
    public static void Note(int key) => Write(key, "began");

    /// <summary>Notes its begin and its end, with a while between them in which it hears nothing.</summary>
    public static void TakeTime(int key, int milliseconds)
    {
        Write(key, "began");
        Thread.Sleep(milliseconds);
        Write(key, "ended");
    }

    /// <summary>Holds a distributed lock for a while.</summary>
    public static void HoldLock(int key, int milliseconds, PerformContext context)
    {
        using (context.Connection.AcquireDistributedLock("crash-tests", TimeSpan.FromSeconds(60)))
        {
            Write(key, "began");
            Thread.Sleep(milliseconds);
        }

        Write(key, "ended");
    }

    /// <summary>Throws on the first attempt.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [1])]
    public static void FailOnce(int key, PerformContext context)
    {
        Write(key, "began");
        if (context.GetJobParameter<int>("RetryCount") == 0)
        {
            throw new InvalidOperationException("The first attempt fails.");
        }
    }

    private static void Write(int key, string kind)
    {
        using var connection = new NpgsqlConnection(History);
        connection.Open();
        using var command = new NpgsqlCommand("insert into history (key, kind, pid) values ($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Environment.ProcessId });
        command.ExecuteNonQuery();
    }
}
