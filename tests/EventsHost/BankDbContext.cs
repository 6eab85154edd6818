using Microsoft.EntityFrameworkCore;

namespace EventsHost;

public sealed class BankDbContext(DbContextOptions<BankDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AppliedCredit> AppliedCredits => Set<AppliedCredit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddEvents();
}
