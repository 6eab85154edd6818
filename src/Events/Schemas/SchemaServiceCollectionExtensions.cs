using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

internal static class SchemaServiceCollectionExtensions
{
    public static void AddEventSchemas(this IServiceCollection services)
    {
        services.TryAddSingleton<EventSchemas>();
        services.TryAddSingleton<AsyncApiDocument>();
    }
}
