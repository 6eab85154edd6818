using System.Globalization;

namespace Postgres.Testing;

/// <summary>A disk that is soon full. Needs the right to mount.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int LeftFree = 64 * 1024; // a server that cannot write a single page gives up altogether

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>What keeps this process from mounting one, or <c>null</c>.</summary>
    public static string? Unavailable => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "Mounting a small disk needs Linux and root.";

    /// <summary>Takes all but a few pages of what is free.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            for (var disk = new DriveInfo(Folder); disk.AvailableFreeSpace > LeftFree;)
            {
                ballast.Write(block);
            }
        }
        catch (IOException)
        {
            ballast.SetLength(ballast.Length - LeftFree); // the server was faster
        }
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await PrivateCluster.RunAsync("umount", Folder);

    internal static async Task<SmallDisk> MountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        await PrivateCluster.RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        return new SmallDisk(folder);
    }

    private string Ballast => Path.Combine(Folder, "ballast");
}
