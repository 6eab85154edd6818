using Microsoft.EntityFrameworkCore;

namespace Entity.Benchmarks;

public sealed class BankDbContext(DbContextOptions<BankDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<PlainReceipt> Receipts => Set<PlainReceipt>();

    public DbSet<PlainEvent> Events => Set<PlainEvent>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddEvents();
        modelBuilder.Entity<PlainReceipt>().HasKey(row => row.JobKey);
        modelBuilder.Entity<PlainEvent>().Property(row => row.Envelope).HasColumnType("json");
    }
}
