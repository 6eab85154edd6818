using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks.Subjects;
using Hangfire;
using Hangfire.PostgreSql;

namespace Engine.Benchmarks.Measures;

/// <summary>Twenty workers on a backlog that is kept up, watched for what grows.</summary>
internal sealed class Soak(string server, TimeSpan duration)
{
    private const int Backlog = 100_000;
    private const int Samples = 20;
    private const double Tolerance = 1.25;

    private readonly List<Sample> samples = [];

    public async Task<int> RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(server);
        var engine = new EngineSubject(database);
        var options = new BackgroundJobServerOptions { WorkerCount = 20 };
        using var worker = new BackgroundJobServer(options, new PostgreSqlStorage(database.ConnectionString));
        Console.WriteLine("   minute   jobs done   connections   threads   RSS MB");
        var started = Stopwatch.GetTimestamp();
        for (var number = 1; number <= Samples; number++)
        {
            while (Stopwatch.GetElapsedTime(started) < duration * number / Samples)
            {
                await KeepUpAsync(database, engine);
                await Task.Delay(200);
            }

            samples.Add(await SampleAsync(database, Stopwatch.GetElapsedTime(started)));
            Console.WriteLine(samples[^1]);
        }

        return Verdict() ? 0 : 1;
    }

    private static async Task KeepUpAsync(BenchDatabase database, EngineSubject engine)
    {
        for (var missing = Backlog - await database.AskAsync<long>("select count(*) from hangfire.jobqueue"); missing > 0; missing -= 10_000)
        {
            engine.EnqueueMany((int)Math.Min(missing, 10_000));
        }
    }

    private static async Task<Sample> SampleAsync(BenchDatabase database, TimeSpan at)
    {
        using var process = Process.GetCurrentProcess();
        return new Sample(
            at, NoOpJob.Runs,
            await database.AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database()"),
            process.Threads.Count, process.WorkingSet64 / (1024 * 1024));
    }

    // The first third is start-up; from then on the peak of the second half must stay near the peak of what came before.
    private bool Verdict()
    {
        var settled = samples.Skip(Samples / 3).ToList();
        var (early, late) = (settled.Take(settled.Count / 2).ToList(), settled.Skip(settled.Count / 2).ToList());
        return Flat("connections", sample => sample.Connections, early, late)
            & Flat("threads", sample => sample.Threads, early, late)
            & Flat("RSS", sample => sample.ResidentMegabytes, early, late);
    }

    private static bool Flat(string what, Func<Sample, long> of, List<Sample> early, List<Sample> late)
    {
        var (before, after) = (early.Max(of), late.Max(of));
        var flat = after <= before * Tolerance;
        Console.WriteLine($"{what}: {(flat ? "flat" : "NOT FLAT")} (peak {before} before, {after} after)");
        return flat;
    }

    private sealed record Sample(TimeSpan At, int Done, long Connections, int Threads, long ResidentMegabytes)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{At.TotalMinutes,9:0.0}   {Done,9:N0}   {Connections,11}   {Threads,7}   {ResidentMegabytes,6}");
    }
}
