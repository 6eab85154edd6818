using Events.EfCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Puts the library's tables into the application's model.</summary>
public static class EventsModelBuilderExtensions
{
    /// <summary>Adds the tables <c>event</c>, <c>delivery</c>, <c>receipt</c>, <c>job_request</c>, <c>slot</c> and <c>step</c> in schema <c>events</c>. Call it in <c>OnModelCreating</c>; your migrations create them.</summary>
    public static ModelBuilder AddEvents(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        EventsModel.Configure(modelBuilder);
        return modelBuilder;
    }
}
