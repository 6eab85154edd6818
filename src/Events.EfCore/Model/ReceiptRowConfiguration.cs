using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class ReceiptRowConfiguration : IEntityTypeConfiguration<ReceiptRow>
{
    public void Configure(EntityTypeBuilder<ReceiptRow> row)
    {
        row.ToTable("receipt", EventsModel.Schema).HasKey(column => column.JobKey);
        row.Property(column => column.JobKey).HasColumnName("job_key");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Action).HasColumnName("action");
        row.Property(column => column.EntityName).HasColumnName("entity_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Outcome).HasColumnName("outcome").HasConversion<string>();
        row.Property(column => column.Attempt).HasColumnName("attempt");
        row.Property(column => column.Series).HasColumnName("series").HasDefaultValue(1);
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
        row.HasIndex(column => column.CreatedAt).HasDatabaseName("ix_receipt_created_at").HasMethod("brin");
        row.HasIndex(column => column.EntityId).HasDatabaseName("ix_receipt_entity_id");
    }
}
