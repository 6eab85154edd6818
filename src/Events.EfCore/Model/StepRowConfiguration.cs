using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class StepRowConfiguration : IEntityTypeConfiguration<StepRow>
{
    public void Configure(EntityTypeBuilder<StepRow> row)
    {
        row.ToTable("step", EventsModel.Schema).HasKey(column => new { column.JobKey, column.Name });
        row.Property(column => column.JobKey).HasColumnName("job_key");
        row.Property(column => column.Name).HasColumnName("name");
        row.Property(column => column.Result).HasColumnName("result").HasColumnType("json");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
    }
}
