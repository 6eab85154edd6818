using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class SubscriptionRowConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> row)
    {
        row.ToTable("subscription", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.Handler).HasColumnName("handler").HasMaxLength(RegistryDbContext.LongestName);
        row.Property(column => column.Queue).HasColumnName("queue").HasMaxLength(RegistryDbContext.LongestName);
        row.Property(column => column.CreatedOn).HasColumnName("created_on").HasDefaultValueSql(RegistryDbContext.Clock);
        row.Property(column => column.UpdatedOn).HasColumnName("updated_on").HasDefaultValueSql(RegistryDbContext.Clock);
        row.HasOne<SharedEventRow>().WithMany(column => column.Subscriptions).HasForeignKey(column => column.EventId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(column => new { column.EventId, column.Handler }).IsUnique().HasDatabaseName("ux_subscription");
    }
}
