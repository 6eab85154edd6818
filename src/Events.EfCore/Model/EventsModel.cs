using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

/// <summary>The library's tables, all in one schema of the application's own database.</summary>
internal static class EventsModel
{
    public const string Schema = "events";

    public const string Now = "now()";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<EventRow>(ConfigureEvent);
        model.Entity<DeliveryRow>(ConfigureDelivery);
        model.Entity<ReceiptRow>(ConfigureReceipt);
    }

    private static void ConfigureEvent(EntityTypeBuilder<EventRow> row)
    {
        row.ToTable("event", Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").ValueGeneratedNever();
        row.Property(column => column.Position).HasColumnName("position").UseIdentityAlwaysColumn();
        row.Property(column => column.Name).HasColumnName("name");
        row.Property(column => column.EntityName).HasColumnName("entity_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Envelope).HasColumnName("envelope").HasColumnType("json"); // jsonb would reorder the keys
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>();
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(Now);
        row.Property(column => column.DispatchedAt).HasColumnName("dispatched_at");
        row.HasIndex(column => column.Position).HasDatabaseName("ix_event_pending").HasFilter("status = 'Pending'");
        row.HasIndex(column => column.EntityId).HasDatabaseName("ix_event_entity_id");
    }

    private static void ConfigureDelivery(EntityTypeBuilder<DeliveryRow> row)
    {
        row.ToTable("delivery", Schema).HasKey(column => new { column.EventId, column.Handler });
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.Handler).HasColumnName("handler");
        row.Property(column => column.Queue).HasColumnName("queue");
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>();
        row.Property(column => column.Attempts).HasColumnName("attempts");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Error).HasColumnName("error");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(Now);
        row.Property(column => column.UpdatedAt).HasColumnName("updated_at");
        row.HasOne(column => column.Event).WithMany(column => column.Deliveries).HasForeignKey(column => column.EventId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(column => column.EventId).HasDatabaseName("ix_delivery_without_job").HasFilter("status = 'Queued' and job_id is null");
    }

    private static void ConfigureReceipt(EntityTypeBuilder<ReceiptRow> row)
    {
        row.ToTable("receipt", Schema).HasKey(column => column.JobKey);
        row.Property(column => column.JobKey).HasColumnName("job_key");
        row.Property(column => column.JobId).HasColumnName("job_id");
        row.Property(column => column.Action).HasColumnName("action");
        row.Property(column => column.EntityName).HasColumnName("entity_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Outcome).HasColumnName("outcome").HasConversion<string>();
        row.Property(column => column.Attempt).HasColumnName("attempt");
        row.Property(column => column.EventId).HasColumnName("event_id");
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(Now);
    }
}
