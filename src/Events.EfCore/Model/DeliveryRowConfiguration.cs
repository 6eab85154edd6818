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
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>();
        row.Property(column => column.Attempts).HasColumnName("attempts");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Error).HasColumnName("error");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
        row.Property(column => column.UpdatedAt).HasColumnName("updated_at");
        row.Property(column => column.IsRemote).HasColumnName("is_remote");
        row.HasOne(column => column.Event).WithMany(column => column.Deliveries).HasForeignKey(column => column.EventId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(column => column.EventId).HasDatabaseName("ix_delivery_without_job").HasFilter("status = 'Queued' and job_id is null");
    }
}
