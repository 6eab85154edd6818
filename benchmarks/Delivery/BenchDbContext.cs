using Microsoft.EntityFrameworkCore;

namespace Delivery.Benchmarks;

internal sealed class BenchDbContext(DbContextOptions<BenchDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEvents();
}
