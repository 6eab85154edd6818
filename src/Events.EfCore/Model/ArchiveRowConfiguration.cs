using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class ArchiveRowConfiguration : IEntityTypeConfiguration<ArchiveRow>
{
    public void Configure(EntityTypeBuilder<ArchiveRow> row)
    {
        row.ToTable("archive", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.Handler).HasColumnName("handler");
        row.Property(column => column.EventName).HasColumnName("event_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Attempts).HasColumnName("attempts");
        row.Property(column => column.ErrorType).HasColumnName("error_type");
        row.Property(column => column.Error).HasColumnName("error");
        row.Property(column => column.Exceptions).HasColumnName("exceptions").HasColumnType("json");
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>().HasDefaultValue(ArchiveStatus.Archived);
        row.Property(column => column.ArchivedAt).HasColumnName("archived_at").HasDefaultValueSql(EventsModel.Now);
        row.Property(column => column.ChangedAt).HasColumnName("changed_at");
        row.Property(column => column.ChangedBy).HasColumnName("changed_by");
        row.HasOne(column => column.Delivery).WithMany().HasForeignKey(column => new { column.EventId, column.Handler }).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(column => new { column.EventId, column.Handler }).IsUnique().HasDatabaseName("ux_archive_archived").HasFilter("status = 'Archived'");
        row.HasIndex(column => new { column.EventId, column.Handler, column.Id }).HasDatabaseName("ix_archive_delivery");
        row.HasIndex(column => column.ArchivedAt).HasDatabaseName("ix_archive_archived_at").HasFilter("status = 'Archived'");
    }
}
