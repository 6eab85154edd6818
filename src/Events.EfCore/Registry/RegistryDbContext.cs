using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>The shared registry's database. It belongs to no application, so its tables are in the migrations of none.</summary>
internal sealed class RegistryDbContext(DbContextOptions<RegistryDbContext> options) : DbContext(options)
{
    public const int LongestName = 255;

    /// <summary>Unlike <c>now()</c> it goes on within a transaction.</summary>
    public const string Clock = "clock_timestamp()";

    public DbSet<SharedEventRow> Events => Set<SharedEventRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .ApplyConfiguration(new SharedEventRowConfiguration())
        .ApplyConfiguration(new SubscriptionRowConfiguration());
}
