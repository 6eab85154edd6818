using System.Diagnostics;
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

    /// <summary>Ends its process as soon as it began, the first so many times. It counts in a file, which takes less time than a database.</summary>
    public static void EndProcess(string file, int times)
    {
        File.AppendAllText(file, "+");
        if (new FileInfo(file).Length <= times)
        {
            Process.GetCurrentProcess().Kill();
        }
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

    /// <summary>Runs alone, until it is told to give up; afterwards it ends at once, whoever runs it.</summary>
    [DisableConcurrentExecution("crash-tests", 60)]
    public static async Task RunAlone(int key, CancellationToken cancel)
    {
        Write(key, "began");
        if (await WasInterruptedAsync(key))
        {
            return;
        }

        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        finally
        {
            Write(key, "interrupted");
        }
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

    private static async Task<bool> WasInterruptedAsync(int key)
    {
        await using var connection = new NpgsqlConnection(History);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select exists (select from history where key = $1 and kind = 'interrupted')", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = key });
        return await command.ExecuteScalarAsync() is true;
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
