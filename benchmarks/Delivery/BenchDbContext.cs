using Microsoft.EntityFrameworkCore;

namespace Delivery.Benchmarks;

public sealed class BenchDbContext(DbContextOptions<BenchDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddEvents();
        modelBuilder.Entity<Change>().ToTable("change").HasKey(row => row.Id);
        modelBuilder.Entity<HandledRow>().ToTable("handled").HasKey(row => new { row.EventId, row.Handler });
    }
}
