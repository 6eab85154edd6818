using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

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

    /// <summary>What stands before the port in messages of refused connections.</summary>
    public string Address => $"127.0.0.1:{port}";

    /// <summary>The disk of its tables, when they have one of their own.</summary>
    public SmallDisk? DataDisk { get; private init; }

    /// <summary>The disk of its log of changes (WAL), when that has one of its own.</summary>
    public SmallDisk? WalDisk { get; private init; }

    /// <summary>What the server has written to its log.</summary>
    public string Log => File.ReadAllText(LogFile);

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="dataDisk">The size in MiB of a disk of its own for its tables, to be filled by the test; <c>null</c> for none. Needs the right to mount.</param>
    /// <param name="walDisk">The same for its log of changes.</param>
    /// <exception cref="InvalidOperationException">There are no server programs, or one of them failed.</exception>
    public static async Task<PrivateCluster> StartNewAsync(int? dataDisk = null, int? walDisk = null)
    {
        var folder = Directory.CreateTempSubdirectory("private-postgres-").FullName;
        var cluster = new PrivateCluster(FindPrograms(), folder, FreePort())
        {
            DataDisk = dataDisk is { } data ? await SmallDisk.MountAsync(Path.Combine(folder, "data-disk"), data) : null,
            WalDisk = walDisk is { } wal ? await SmallDisk.MountAsync(Path.Combine(folder, "wal-disk"), wal) : null,
        };
        await GiveToServerAsync(folder);
        await cluster.ServerProgramAsync(
            "initdb", "-D", cluster.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--wal-segsize=1", "--no-sync",
            $"--waldir={Path.Combine(cluster.WalDisk?.Folder ?? folder, "wal")}");
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>Makes a second server that follows this one, and has every commit here wait for it.</summary>
    public async Task<PrivateCluster> StartStandbyAsync()
    {
        var standbyFolder = Directory.CreateTempSubdirectory("private-postgres-").FullName;
        var standby = new PrivateCluster(programs, standbyFolder, FreePort());
        await GiveToServerAsync(standbyFolder);
        await ServerProgramAsync(
            "pg_basebackup", "-h", "127.0.0.1", "-p", $"{port}", "-U", Superuser, "-D", standby.Data, "--write-recovery-conf", "--checkpoint=fast", "--no-sync",
            $"--waldir={Path.Combine(standbyFolder, "wal")}");
        await standby.StartAsync();
        await SetAsync("synchronous_standby_names", "*");
        return standby;
    }

    /// <summary>Ends a standby's following: from now on it is the server that takes writes, and waits for no other.</summary>
    public async Task PromoteAsync()
    {
        await ServerProgramAsync("pg_ctl", "-D", Data, "-w", "-t", "60", "promote");
        await SetAsync("synchronous_standby_names", "");
    }

    /// <summary>Changes a setting of the server, for open sessions too.</summary>
    public async Task SetAsync(string name, string value)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        foreach (var statement in new[] { $"alter system set {name} = '{value}'", "select pg_reload_conf()" })
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Starts the server again.</summary>
    public Task StartAsync() => ServerProgramAsync(
        "pg_ctl", "-D", Data, "-w", "-t", "60", "-l", LogFile,
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100", "start");

    /// <summary>Starts the server unless it has come back by itself.</summary>
    public async Task EnsureRunningAsync()
    {
        try
        {
            await ServerProgramAsync("pg_ctl", "-D", Data, "status");
        }
        catch (InvalidOperationException)
        {
            await StartAsync();
        }
    }

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

        foreach (var disk in new[] { DataDisk, WalDisk }.OfType<SmallDisk>())
        {
            await disk.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(DataDisk?.Folder ?? folder, "data");

    private string LogFile => Path.Combine(folder, "log");

    private Task ServerProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", Superuser, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    // The server refuses to run as root.
    private static Task GiveToServerAsync(string folder) => Environment.IsPrivilegedProcess ? RunAsync("chown", "-R", Superuser, folder) : Task.CompletedTask;

    // Output goes nowhere: a server that inherits a pipe would keep it open for as long as it lives.
    internal static async Task RunAsync(string program, params string[] arguments)
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
