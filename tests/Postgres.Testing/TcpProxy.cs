using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Postgres.Testing;

/// <summary>Stands between an application and a server on this machine, and disturbs what passes.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly ConcurrentDictionary<Line, Task> lines = new();
    private readonly EndPoint server;
    private readonly Task accepting;
    private volatile TaskCompletionSource whole = Completed();

    private TcpProxy(EndPoint server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect to instead of the server.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How long everything takes to pass, each way.</summary>
    public TimeSpan Latency { get; set; }

    /// <param name="serverPort">Where the server listens on loopback.</param>
    public static TcpProxy StartNew(int serverPort) => new(new IPEndPoint(IPAddress.Loopback, serverPort));

    /// <summary>Lets nothing pass any more. Nobody is told; what is sent meanwhile arrives after <see cref="Heal"/>, as it does when a cable is plugged in again.</summary>
    public void Cut() => whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets pass what waits.</summary>
    public void Heal() => whole.TrySetResult();

    /// <summary>Swallows all answers on the connections that are open; what the application sends still arrives.</summary>
    /// <returns>How many connections there were.</returns>
    public int LoseReplies() => lines.Keys.Count(line => line.LosesReplies = true);

    /// <summary>Resets one of the open connections.</summary>
    /// <returns>Whether there was one.</returns>
    public bool ResetOne(Random random)
    {
        var open = lines.Keys.ToList();
        if (open.Count == 0)
        {
            return false;
        }

        open[random.Next(open.Count)].Reset();
        return true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (line, carried) in lines)
        {
            line.Reset();
            await carried;
        }

        closed.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var line = new Line(await listener.AcceptSocketAsync(closed.Token), new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            lines[line] = Task.CompletedTask;
            lines[line] = CarryAsync(line);
        }
    }

    private async Task CarryAsync(Line line)
    {
        try
        {
            await line.Server.ConnectAsync(server, closed.Token);
            await Task.WhenAny(PassAsync(line, line.Client, line.Server, isReply: false), PassAsync(line, line.Server, line.Client, isReply: true));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side is gone.
        }
        finally
        {
            lines.TryRemove(line, out _);
            line.Dispose();
        }
    }

    private async Task PassAsync(Line line, Socket from, Socket to, bool isReply)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            for (int count; (count = await from.ReceiveAsync(buffer, closed.Token)) > 0;)
            {
                await Task.Delay(Latency, closed.Token);
                await whole.Task.WaitAsync(closed.Token);
                if (!isReply || !line.LosesReplies)
                {
                    await to.SendAsync(buffer.AsMemory(0, count), closed.Token);
                }
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side is gone.
        }
    }

    private sealed class Line(Socket client, Socket server) : IDisposable
    {
        private volatile bool losesReplies;

        public Socket Client => client;

        public Socket Server => server;

        public bool LosesReplies
        {
            get => losesReplies;
            set => losesReplies = value;
        }

        public void Reset()
        {
            try
            {
                client.LingerState = new LingerOption(true, 0); // a close that does not wait is a reset
            }
            catch (ObjectDisposedException)
            {
                // It has just come to its end.
            }

            Dispose();
        }

        public void Dispose()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
