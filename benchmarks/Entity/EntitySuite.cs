using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks;
using Events;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Entity.Benchmarks;

/// <summary>The benchmarks of entity jobs, one after the other.</summary>
internal sealed class EntitySuite(string server, EntityScale scale, string? only)
{
    private readonly List<Result> results = [];

    public async Task<int> RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(server);
        await using var bank = await EntityBank.OpenAsync(database);
        var limit = new EfLimit(bank.Services);
        await MeasureAsync("P4", () => CompareAsync(
            "P4", "drain entity actions", 0.6, () => OneByOneAsync(bank), "EF alone", () => LimitAsync(bank, limit)));
        await MeasureAsync("P5", () => CompareAsync(
            "P5", $"EnqueueEach over {scale.Ids:N0} ids", 5, () => InChunksAsync(bank), "one by one", () => OneByOneAsync(bank)));
        await MeasureAsync("P9", () => AddFootprintsAsync(database, bank, limit));
        await MeasureAsync("P11", () => CompareAsync(
            "P11", "save with one event", 0.85, () => SavesAsync(bank, withEvent: true), "without", () => SavesAsync(bank, withEvent: false)));
        await Report.WriteAsync("entity", scale.Pairs, results);
        return 0;
    }

    private Task MeasureAsync(string goal, Func<Task> measure) => only is null || only == goal ? measure() : Task.CompletedTask;

    private async Task CompareAsync(string goal, string what, double atLeast, Func<Task<double>> ours, string otherName, Func<Task<double>> other) =>
        Add(await Pairs.CompareAsync(goal, what, atLeast, scale.Pairs, ours, otherName, other));

    private async Task<double> OneByOneAsync(EntityBank bank)
    {
        var ids = await bank.RefillAsync(scale.Jobs);
        bank.EnqueueOneByOne(ids);
        return await bank.DrainAsync(scale.Jobs);
    }

    private async Task<double> InChunksAsync(EntityBank bank)
    {
        var ids = await bank.RefillAsync(scale.Ids);
        new BackgroundJobClient(bank.Storage).EnqueueEach<CreditAccount>(ids);
        return await bank.DrainAsync(scale.Ids);
    }

    private async Task<double> LimitAsync(EntityBank bank, EfLimit limit) => await limit.RunAsync(await bank.RefillAsync(scale.Jobs));

    private async Task AddFootprintsAsync(BenchDatabase database, EntityBank bank, EfLimit limit)
    {
        await OneByOneAsync(bank); // to warm up
        await LimitAsync(bank, limit);
        var ids = await bank.RefillAsync(scale.Jobs);
        var alone = await Footprint.OfAsync(database, () => limit.RunAsync(ids));
        ids = await bank.RefillAsync(scale.Jobs);
        bank.EnqueueOneByOne(ids);
        var jobs = await Footprint.OfAsync(database, () => bank.DrainAsync(scale.Jobs));
        AddFootprint("P9", "commits that write per entity job", (double)jobs.Commits / scale.Jobs, (double)alone.Commits / scale.Jobs, 2, "");
        AddCpu("client", jobs.Cpu.Client, alone.Cpu.Client);
        AddCpu("server", jobs.Cpu.Server, alone.Cpu.Server);
        AddFootprint("P9", "WAL per entity job", jobs.WalBytes / 1000.0 / scale.Jobs, alone.WalBytes / 1000.0 / scale.Jobs, 3, " kB");
        AddFootprint(
            "P13", "allocated per entity job beyond EF", (jobs.AllocatedBytes - alone.AllocatedBytes) / 1000.0 / scale.Jobs, alone.AllocatedBytes / 1000.0 / scale.Jobs, 20, " kB");
        var again = await Footprint.OfAsync(database, () => OneByOneAsync(bank));
        AddFootprint("P13", "resident memory after as many jobs again, ratio", (double)again.ResidentBytes / jobs.ResidentBytes, 1, 1.1, "");
    }

    private static async Task<double> SavesAsync(EntityBank bank, bool withEvent, int count)
    {
        var ids = await bank.RefillAsync(1);
        var started = Stopwatch.GetTimestamp();
        for (var saved = 0; saved < count; saved++)
        {
            await using var scope = bank.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<BankDbContext>();
            (await context.Accounts.FindAsync(ids[0]))!.Balance++;
            if (withEvent)
            {
                await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new CreditedPayload(ids[0], saved));
            }

            await context.SaveChangesAsync();
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private Task<double> SavesAsync(EntityBank bank, bool withEvent) => SavesAsync(bank, withEvent, scale.Saves);

    private void AddCpu(string side, TimeSpan jobs, TimeSpan alone) => AddFootprint(
        "P4", $"processor time per entity job, {side}", jobs.TotalMilliseconds / scale.Jobs, alone.TotalMilliseconds / scale.Jobs, alone.TotalMilliseconds / scale.Jobs / 0.6, " ms");

    private void AddFootprint(string goal, string what, double value, double alone, double atMost, string unit) => Add(new Result(
        goal, what,
        string.Create(CultureInfo.InvariantCulture, $"{value:0.00}{unit}"),
        string.Create(CultureInfo.InvariantCulture, $"EF alone {alone:0.00}{unit}"),
        value, "one run", string.Create(CultureInfo.InvariantCulture, $"≤ {atMost:0.##}{unit}"), value <= atMost));

    private void Add(Result result)
    {
        results.Add(result);
        Report.Print(result);
    }
}
