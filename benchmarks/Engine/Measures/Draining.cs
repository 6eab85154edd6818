using Engine.Benchmarks.Subjects;

namespace Engine.Benchmarks.Measures;

/// <summary>P3 and P10: running no-op jobs, against Quartz.NET and against an empty database.</summary>
internal sealed class Draining(BenchDatabase database, BenchDatabase full, Scale scale)
{
    private readonly EngineSubject engine = new(database);

    public Task<Result> AgainstQuartzAsync()
    {
        var quartz = new QuartzSubject(database.ConnectionString);
        return Pairs.CompareAsync(
            "P3", "drain no-op jobs, 20 workers", 10, scale.Pairs,
            DrainAsync, "Quartz.NET", () => quartz.DrainAsync(scale.QuartzJobs));
    }

    public async Task<Result> AgainstEmptyAsync()
    {
        var loaded = new EngineSubject(full);
        await FillHistoryAsync();
        return await Pairs.CompareAsync(
            "P10", $"drain on a backlog of {scale.Backlog:N0} and a history of {scale.History:N0}", 0.9, scale.Pairs,
            async () =>
            {
                await FillBacklogAsync(loaded);
                return await loaded.DrainSomeAsync(scale.DrainedJobs);
            },
            "empty", DrainAsync);
    }

    private async Task<double> DrainAsync()
    {
        await database.RunAsync("truncate hangfire.job, hangfire.state, hangfire.jobparameter, hangfire.jobqueue, hangfire.counter");
        engine.EnqueueMany(scale.DrainedJobs);
        await database.RunAsync("checkpoint");
        return await engine.DrainAsync(scale.DrainedJobs);
    }

    private async Task FillHistoryAsync()
    {
        await full.RunAsync(
            "with made as (select nextval('hangfire.job_id_seq') as job, nextval('hangfire.state_id_seq') as state " +
            $"from generate_series(1, {scale.History})), " +
            "states as (insert into hangfire.state (id, jobid, name, createdat, data) " +
            "select state, job, 'Succeeded', now(), '{\"Latency\": \"1\", \"PerformanceDuration\": \"1\"}' from made) " +
            "insert into hangfire.job (id, stateid, statename, invocationdata, arguments, createdat, expireat) " +
            "select job, state, 'Succeeded', '{\"Type\": \"Gone, Gone\", \"Method\": \"Run\", \"ParameterTypes\": \"[]\", \"Arguments\": \"[]\"}', " +
            "'[]', now(), now() + interval '1 day' from made");
        await full.RunAsync("vacuum analyze");
    }

    private async Task FillBacklogAsync(EngineSubject loaded)
    {
        var missing = scale.Backlog + scale.DrainedJobs - (int)await full.AskAsync<long>("select count(*) from hangfire.jobqueue");
        for (; missing > 0; missing -= 10_000)
        {
            loaded.EnqueueMany(Math.Min(missing, 10_000));
        }

        await full.RunAsync("checkpoint");
    }
}
