using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class DeliveryRowConfiguration : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> row)
    {
        row.ToTable("delivery", EventsModel.Schema).HasKey(column => new { column.EventId, column.Handler });
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.Handler).HasColumnName("handler");
        row.Property(column => column.Queue).HasColumnName("queue");
        row.Property(column => column.Position).HasColumnName("position");
        row.Property(column => column.Rank).HasColumnName("rank");
        row.Property(column => column.OrderKey).HasColumnName("order_key");
        row.Property(column => column.IsShared).HasColumnName("is_shared");
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>();
        row.Property(column => column.Attempts).HasColumnName("attempts");
        row.Property(column => column.DueAt).HasColumnName("due_at");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Error).HasColumnName("error");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
        row.Property(column => column.UpdatedAt).HasColumnName("updated_at");
        row.Property(column => column.IsRemote).HasColumnName("is_remote").HasDefaultValue(false);
        row.HasOne(column => column.Event).WithMany(column => column.Deliveries).HasForeignKey(column => column.EventId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(column => new { column.Position, column.Rank }).HasDatabaseName("ix_delivery_without_job").HasFilter("status = 'Queued' and job_id is null");
        row.HasIndex(column => new { column.Handler, column.OrderKey, column.Position }).HasDatabaseName("ix_delivery_in_order")
            .HasFilter("order_key is not null and status in ('Queued', 'Scheduled')");
        row.HasIndex(column => column.EventId).HasDatabaseName("ix_delivery_open").HasFilter("status in ('Queued', 'Scheduled', 'Archived')");
    }
}
