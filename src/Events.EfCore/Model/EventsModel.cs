using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>The library's tables, all in one schema of the application's own database.</summary>
internal static class EventsModel
{
    public const string Schema = "events";

    public const string Now = "now()";

    public static void Configure(ModelBuilder model) => model
        .ApplyConfiguration(new EventRowConfiguration())
        .ApplyConfiguration(new DeliveryRowConfiguration())
        .ApplyConfiguration(new ArchiveRowConfiguration())
        .ApplyConfiguration(new ArchiveActionRowConfiguration())
        .ApplyConfiguration(new ReceiptRowConfiguration())
        .ApplyConfiguration(new JobRequestRowConfiguration())
        .ApplyConfiguration(new SlotRowConfiguration())
        .ApplyConfiguration(new SlotWaiterRowConfiguration())
        .ApplyConfiguration(new StepRowConfiguration())
        .ApplyConfiguration(new SchemaVersionRowConfiguration());
}
