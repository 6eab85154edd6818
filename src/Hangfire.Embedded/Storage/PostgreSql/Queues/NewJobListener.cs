using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.PostgreSql.Queues;

/// <summary>
/// Listens for announced jobs on a connection of its own while workers wait, and connects again when it is lost. Jobs announced while it
/// was away are looked for as soon as it is back.
/// </summary>
internal sealed class NewJobListener(Database database, Action onNewJob)
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(NewJobListener));
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private int attending;
    private long lastAttended;
    private Thread? thread;

    /// <summary>Somebody waits for jobs until the result is disposed.</summary>
    public IDisposable Attend()
    {
        lock (gate)
        {
            attending++;
            if (thread == null)
            {
                thread = new Thread(Run) { IsBackground = true, Name = "Hangfire listener" };
                thread.Start();
            }
        }

        return new Attention(this);
    }

    private void Run()
    {
        var pause = FirstPause;
        while (!Ends())
        {
            try
            {
                using var rented = database.RentOwn();
                Listen(rented.Connection, () => pause = FirstPause);
            }
            catch (Exception error)
            {
                Log.WarnException($"The connection that listens for new jobs was lost; connecting again in '{pause}'. Polling goes on meanwhile.", error);
                Thread.Sleep(pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private void Listen(NpgsqlConnection connection, Action onConnected)
    {
        void Announced(object sender, NpgsqlNotificationEventArgs announcement) => onNewJob();

        connection.Notification += Announced;
        try
        {
            database.Run(connection, [new SqlStatement("listen new_job")]);
            onConnected();
            onNewJob();
            while (IsWanted)
            {
                connection.Wait(Linger);
            }

            database.Run(connection, [new SqlStatement("unlisten new_job")]);
        }
        finally
        {
            connection.Notification -= Announced;
        }
    }

    private bool IsWanted
    {
        get
        {
            lock (gate)
            {
                return attending > 0 || Stopwatch.GetElapsedTime(lastAttended) < Linger;
            }
        }
    }

    // Decided and noted in one step, so that whoever comes next starts a thread of its own.
    private bool Ends()
    {
        lock (gate)
        {
            if (IsWanted)
            {
                return false;
            }

            thread = null;
            return true;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            attending--;
            lastAttended = Stopwatch.GetTimestamp();
        }
    }

    private sealed class Attention(NewJobListener listener) : IDisposable
    {
        public void Dispose() => listener.Leave();
    }
}
