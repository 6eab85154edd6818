using Microsoft.EntityFrameworkCore;
using WebApp.Notifications;
using WebApp.Orders;

namespace WebApp.Shop;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Notification> Notifications => Set<Notification>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("shop");
        modelBuilder.Entity<Order>().Property(order => order.Status).HasConversion<string>();
        modelBuilder.Entity<Notification>().HasIndex(notification => notification.OrderId);
        modelBuilder.AddEvents();
    }
}
