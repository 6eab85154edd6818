using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class SlotWaiterRowConfiguration : IEntityTypeConfiguration<SlotWaiterRow>
{
    public void Configure(EntityTypeBuilder<SlotWaiterRow> row)
    {
        row.ToTable("slot_waiter", EventsModel.Schema).HasKey(column => new { column.Limit, column.Key, column.JobId });
        row.Property(column => column.Limit).HasColumnName("limit_name");
        row.Property(column => column.Key).HasColumnName("key");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Since).HasColumnName("since");
        row.Property(column => column.CalledAt).HasColumnName("called_at");
        row.HasIndex(column => new { column.Limit, column.Key, column.Since }).HasDatabaseName("ix_slot_waiter_since").HasFilter("called_at is null");
    }
}
