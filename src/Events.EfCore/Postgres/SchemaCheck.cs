using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Events.EfCore;

/// <summary>Holds the tables in the database against the model when the application starts, and refuses to run on others.</summary>
/// <remarks>A database that cannot be reached yet keeps nothing from starting; it is checked as soon as it answers.</remarks>
internal sealed class SchemaCheck<TContext>(IServiceScopeFactory scopes, IHostApplicationLifetime application, ILogger<SchemaCheck<TContext>> logger)
    : IHostedService, IDisposable
    where TContext : DbContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopped = new();
    private Task later = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(cancellationToken);
        }
        catch (Exception error) when (IsAway(error))
        {
            Log.DatabaseAway(logger, error);
            later = CheckLaterAsync(stopped.Token);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopped.CancelAsync();
        await later.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopped.Dispose();

    private static bool IsAway(Exception error) =>
        error is PostgresException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.AdminShutdown }
            or (NpgsqlException and not PostgresException) or TimeoutException
        || (error.InnerException is { } inner && error is InvalidOperationException && IsAway(inner));

    private async Task CheckLaterAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, cancel);
                await CheckAsync(cancel);
                return;
            }
            catch (EventsSchemaException fault)
            {
                Log.WrongSchema(logger, fault);
                Environment.ExitCode = 1;
                application.StopApplication();
                return;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.DatabaseAway(logger, error);
            }
        }
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        var found = await context.Database
            .SqlQueryRaw<string>("select table_name || '.' || column_name as \"Value\" from information_schema.columns where table_schema = {0}", EventsModel.Schema)
            .ToListAsync(cancel);
        if (found.Contains("schema_version.version")
            && await context.Set<SchemaVersionRow>().AsNoTracking().MaxAsync(row => (int?)row.Version, cancel) is var version and not EventsSchema.Version)
        {
            throw EventsSchemaException.OfVersion(version ?? 0);
        }

        if (Missing(context, found) is { Count: > 0 } missing)
        {
            throw EventsSchemaException.Missing(missing);
        }
    }

    // A table that is not there at all is named once, not by each of its columns.
    private static List<string> Missing(DbContext context, List<string> found)
    {
        var tables = found.Select(column => column.Split('.')[0]).ToHashSet();
        var wanted = context.Model.GetRelationalModel().Tables.Where(table => table.Schema == EventsModel.Schema).OrderBy(table => table.Name, StringComparer.Ordinal);
        return [.. wanted.SelectMany(table => tables.Contains(table.Name)
            ? table.Columns.Select(column => $"{table.Name}.{column.Name}").Except(found).Select(column => $"{EventsModel.Schema}.{column}")
            : [$"{EventsModel.Schema}.{table.Name}"])];
    }
}
