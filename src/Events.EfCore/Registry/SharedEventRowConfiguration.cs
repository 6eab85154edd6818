using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class SharedEventRowConfiguration : IEntityTypeConfiguration<SharedEventRow>
{
    public void Configure(EntityTypeBuilder<SharedEventRow> row)
    {
        row.ToTable("shared_event", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        row.Property(column => column.App).HasColumnName("app").HasMaxLength(RegistryDbContext.LongestName);
        row.Property(column => column.Name).HasColumnName("name").HasMaxLength(RegistryDbContext.LongestName);
        row.Property(column => column.CreatedOn).HasColumnName("created_on").HasDefaultValueSql(RegistryDbContext.Clock);
        row.Property(column => column.UpdatedOn).HasColumnName("updated_on").HasDefaultValueSql(RegistryDbContext.Clock);
        row.HasIndex(column => new { column.App, column.Name }).IsUnique().HasDatabaseName("ux_shared_event");
    }
}
