using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class ArchiveActionRowConfiguration : IEntityTypeConfiguration<ArchiveActionRow>
{
    public void Configure(EntityTypeBuilder<ArchiveActionRow> row)
    {
        row.ToTable("archive_action", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        row.Property(column => column.At).HasColumnName("at").HasDefaultValueSql(EventsModel.Now);
        row.Property(column => column.By).HasColumnName("by");
        row.Property(column => column.Kind).HasColumnName("kind").HasConversion<string>();
        row.Property(column => column.Filter).HasColumnName("filter");
        row.Property(column => column.Deliveries).HasColumnName("deliveries");
    }
}
