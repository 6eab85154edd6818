using System.Diagnostics;
using System.Globalization;

namespace Engine.Benchmarks.Subjects;

/// <summary>CPU time of this process and of the PostgreSQL server, all its processes together. Needs a server on this machine, under Linux.</summary>
internal sealed record CpuTimes(TimeSpan Client, TimeSpan Server)
{
    // Fields of /proc/<pid>/stat, counted after the name, which may hold spaces.
    private const int Parent = 1;
    private const int OwnTicks = 11;
    private const int ChildrensTicks = 13;
    private const double TicksPerSecond = 100;

    public static async Task<CpuTimes> NowAsync(BenchDatabase database)
    {
        using var process = Process.GetCurrentProcess();
        var backend = await database.AskAsync<int>("select pg_backend_pid()");
        return new CpuTimes(process.TotalProcessorTime, ServerTime(FieldsOf(backend)[Parent]));
    }

    public static CpuTimes operator -(CpuTimes later, CpuTimes earlier) => new(later.Client - earlier.Client, later.Server - earlier.Server);

    // The postmaster keeps the time of those of its processes that have ended.
    private static TimeSpan ServerTime(string postmaster)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Select(TryFields)
            .Where(fields => fields?[Parent] == postmaster);
        var ticks = Ticks(FieldsOf(postmaster), ChildrensTicks) + children.Sum(fields => Ticks(fields!, OwnTicks));
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static string[] FieldsOf(object pid) => Fields($"/proc/{pid}");

    private static string[] Fields(string folder)
    {
        var text = File.ReadAllText($"{folder}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string[]? TryFields(string folder)
    {
        try
        {
            return Fields(folder);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private static long Ticks(string[] fields, int first) =>
        long.Parse(fields[first], CultureInfo.InvariantCulture) + long.Parse(fields[first + 1], CultureInfo.InvariantCulture);
}
