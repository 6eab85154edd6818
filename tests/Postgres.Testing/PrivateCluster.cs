using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Postgres.Testing;

/// <summary>A PostgreSQL server of a test's own, which the test may stop and start: loopback only, a free port, thrown away at the end.</summary>
/// <remarks>The programs are those in <c>PG_BIN</c>, else the newest in <c>/usr/lib/postgresql</c>.</remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private readonly string programs;
    private readonly string folder;
    private readonly int port;

    private PrivateCluster(string programs, string folder, int port)
    {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={Superuser};Database=postgres";
    }

    /// <summary>How to reach its database.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes a cluster and starts it.</summary>
    /// <exception cref="InvalidOperationException">There are no server programs, or one of them failed.</exception>
    public static async Task<PrivateCluster> StartNewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("private-postgres-").FullName;
        var cluster = new PrivateCluster(FindPrograms(), folder, FreePort());
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            await RunAsync("chown", Superuser, folder);
        }

        await cluster.ServerProgramAsync(
            "initdb", "-D", cluster.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--wal-segsize=1", "--no-sync");
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>Starts the server again.</summary>
    public Task StartAsync() => ServerProgramAsync(
        "pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"),
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100", "start");

    /// <summary>Ends the server as a crash would: nothing is finished, nothing is flushed.</summary>
    public Task StopImmediatelyAsync() => ServerProgramAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>Ends all sessions and restarts the server in order.</summary>
    public async Task RestartFastAsync()
    {
        await ServerProgramAsync("pg_ctl", "-D", Data, "-w", "-m", "fast", "stop");
        await StartAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopImmediatelyAsync();
        }
        catch (InvalidOperationException)
        {
            // It was stopped by the test.
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private Task ServerProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Superuser, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    // Output goes nowhere: a server that inherits a pipe would keep it open for as long as it lives.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with '{process.ExitCode}'. Run it by hand to see why.");
        }
    }

    private static string FindPrograms() =>
        Environment.GetEnvironmentVariable("PG_BIN")
        ?? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin")).FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("No PostgreSQL server programs in '/usr/lib/postgresql'. Install them, or set PG_BIN to their folder.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
