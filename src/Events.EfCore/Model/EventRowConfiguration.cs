using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.EfCore;

internal sealed class EventRowConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> row)
    {
        row.ToTable("event", EventsModel.Schema).HasKey(column => column.Id);
        row.Property(column => column.Id).HasColumnName("id").ValueGeneratedNever();
        row.Property(column => column.Position).HasColumnName("position").UseIdentityAlwaysColumn();
        row.Property(column => column.Name).HasColumnName("name");
        row.Property(column => column.PublisherName).HasColumnName("publisher_name");
        row.Property(column => column.EntityName).HasColumnName("entity_name");
        row.Property(column => column.EntityId).HasColumnName("entity_id");
        row.Property(column => column.Envelope).HasColumnName("envelope").HasColumnType("json"); // jsonb would reorder the keys
        row.Property(column => column.Signature).HasColumnName("signature");
        row.Property(column => column.RoutingKeys).HasColumnName("routing_keys").HasColumnType("json");
        row.Property(column => column.Source).HasColumnName("source");
        row.Property(column => column.MessageId).HasColumnName("message_id");
        row.Property(column => column.Status).HasColumnName("status").HasConversion<string>();
        row.Property(column => column.CreatedAt).HasColumnName("created_at").HasDefaultValueSql(EventsModel.Now);
        row.Property(column => column.DispatchedAt).HasColumnName("dispatched_at");
        row.Ignore(column => column.IsHeard);
        row.HasIndex(column => column.Position).HasDatabaseName("ix_event_pending").HasFilter("status = 'Pending'");
        row.HasIndex(column => new { column.Source, column.MessageId }).IsUnique().HasDatabaseName("ux_event_message").HasFilter("message_id is not null");
        row.HasIndex(column => column.EntityId).HasDatabaseName("ix_event_entity_id");
    }
}
