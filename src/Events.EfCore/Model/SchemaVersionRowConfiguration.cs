using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class SchemaVersionRowConfiguration : IEntityTypeConfiguration<SchemaVersionRow>
{
    public void Configure(EntityTypeBuilder<SchemaVersionRow> row)
    {
        row.ToTable("schema_version", EventsModel.Schema).HasKey(column => column.Version);
        row.Property(column => column.Version).HasColumnName("version").ValueGeneratedNever();
        row.HasData(new SchemaVersionRow { Version = EventsSchema.Version });
    }
}
