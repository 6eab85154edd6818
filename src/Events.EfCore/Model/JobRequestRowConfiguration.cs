using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class JobRequestRowConfiguration : IEntityTypeConfiguration<JobRequestRow>
{
    public void Configure(EntityTypeBuilder<JobRequestRow> row)
    {
        row.ToTable("job_request", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").ValueGeneratedNever();
        row.Property(column => column.Position).HasColumnName("position").UseIdentityAlwaysColumn();
        row.Property(column => column.Action).HasColumnName("action");
        row.Property(column => column.EntityName).HasColumnName("entity_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Argument).HasColumnName("argument").HasColumnType("json");
        row.Property(column => column.IsChunk).HasColumnName("is_chunk");
        row.Property(column => column.DueAt).HasColumnName("due_at");
        row.Property(column => column.Error).HasColumnName("error");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
        row.HasIndex(column => column.Position).HasDatabaseName("ix_job_request_waiting").HasFilter("error is null");
    }
}
