using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class SlotRowConfiguration : IEntityTypeConfiguration<SlotRow>
{
    public void Configure(EntityTypeBuilder<SlotRow> row)
    {
        row.ToTable("slot", EventsModel.Schema).HasKey(column => new { column.Limit, column.Key, column.Number });
        row.Property(column => column.Limit).HasColumnName("limit_name");
        row.Property(column => column.Key).HasColumnName("key");
        row.Property(column => column.Number).HasColumnName("number");
        row.Property(column => column.Owner).HasColumnName("owner");
        row.Property(column => column.IsWindow).HasColumnName("is_window");
        row.Property(column => column.Until).HasColumnName("until");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.HasIndex(column => column.Owner).HasDatabaseName("ix_slot_owner");
    }
}
