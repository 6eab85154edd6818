using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EfCore;

/// <summary>Works in contexts of its own, so that a step outlives the attempt it was part of.</summary>
internal sealed class EfStepStore<TContext>(IServiceScopeFactory scopes) : IStepStore
    where TContext : DbContext
{
    private const string Insert =
        "insert into events.step (job_key, name, result) values ({0}, {1}, {2}::json) on conflict do nothing";

    public Task<string?> FindAsync(string jobKey, string name, CancellationToken cancel) =>
        InContextAsync(context => ResultAsync(context, jobKey, name, cancel));

    public Task<string> AddAsync(string jobKey, string name, string result, CancellationToken cancel) => InContextAsync(async context =>
    {
        var added = await context.Database.ExecuteSqlRawAsync(Insert, [jobKey, name, result], cancel);
        return added == 1 ? result : (await ResultAsync(context, jobKey, name, cancel))!;
    });

    private static Task<string?> ResultAsync(TContext context, string jobKey, string name, CancellationToken cancel) =>
        context.Set<StepRow>().Where(row => row.JobKey == jobKey && row.Name == name).Select(row => row.Result).SingleOrDefaultAsync(cancel);

    private async Task<T> InContextAsync<T>(Func<TContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }
}
