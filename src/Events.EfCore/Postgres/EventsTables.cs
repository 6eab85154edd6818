using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>A context of the library's tables and nothing else. It never connects.</summary>
internal sealed class EventsTables : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEvents();
}
