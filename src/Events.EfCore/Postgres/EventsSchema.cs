using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>The library's tables as a whole, for those who do not create them with the migrations of their own context.</summary>
public static class EventsSchema
{
    /// <summary>The version of the tables this library works with.</summary>
    public const int Version = 1;

    // Any constant does, as long as all processes use the same.
    private const long CreationLock = 0x4576656E7473;

    /// <summary>The SQL that creates the tables in an empty database, for an administrator to run.</summary>
    public static string CreateScript()
    {
        using var tables = new EventsTables();
        return tables.Database.GenerateCreateScript();
    }

    /// <summary>Creates the tables unless they are there. Several processes may try at once: one does, the others wait for it.</summary>
    /// <param name="context">A context on the database; PostgreSQL.</param>
    /// <param name="cancel">Gives up; nothing is left half done.</param>
    public static async Task EnsureCreatedAsync(DbContext context, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(token);
                await context.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock({0})", [CreationLock], token);
                if (!await context.Database.SqlQueryRaw<bool>("select to_regclass('events.schema_version') is not null as \"Value\"").SingleAsync(token))
                {
                    await context.Database.ExecuteSqlRawAsync(CreateScript().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), token);
                }

                await transaction.CommitAsync(token);
            },
            cancel);
    }
}
