using Events.EfCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Lets applications share their registries in a database.</summary>
public static class RegistryEventsBuilderExtensions
{
    /// <summary>
    /// Shares the registry in the tables <c>shared_event</c> and <c>subscription</c> of schema <c>events</c> in a PostgreSQL database that all the applications reach.
    /// The tables are created when they are missing.
    /// </summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Names the database, as <c>options => options.UseNpgsql(…)</c>. It need not be the application's own; retries on failure are not supported.</param>
    public static EventsBuilder UseRegistryDatabase(this EventsBuilder builder, Action<DbContextOptionsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddDbContext<RegistryDbContext>(configure);
        builder.Services.TryAddSingleton<RegistryTables>();
        return builder.UseRegistryBackend<EfRegistryBackend>();
    }
}
