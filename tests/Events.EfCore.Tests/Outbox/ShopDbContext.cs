using Microsoft.EntityFrameworkCore;

namespace Events.EfCore.Tests.Outbox;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Sale> Sales => Set<Sale>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEvents();
}
