using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.Support;

public sealed class Thing
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Name { get; set; } = "thing";

    public bool IsActive { get; set; }

    public int Effects { get; set; }
}

public sealed class Note
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; init; }
}

public sealed class ThingsDbContext(DbContextOptions<ThingsDbContext> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Parcel> Parcels => Set<Parcel>();

    public DbSet<Line> Lines => Set<Line>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<Numbered> Numbered => Set<Numbered>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => ParcelModel.Configure(modelBuilder.AddEvents());
}

public sealed record ThingDonePayload(Guid Id, string Name, bool IsActive) : EventPayload;

public sealed record ThingFailedPayload : EventFailPayload;
