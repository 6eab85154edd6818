using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.Support;

/// <summary>An entity with children, a second key, a query filter and a concurrency token.</summary>
public sealed class Parcel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string Code { get; init; } = Guid.NewGuid().ToString("N");

    public int Weight { get; set; }

    public bool IsRemoved { get; set; }

    public uint Version { get; private set; }

    public List<Item> Items { get; } = [];
}

public sealed class Item
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public required decimal Price { get; init; }
}

/// <summary>An entity with a key of two columns.</summary>
public sealed class Line
{
    public required Guid OrderId { get; init; }

    public required int Number { get; init; }

    public int Quantity { get; set; }
}

/// <summary>An entity whose key is a type of its own.</summary>
public sealed class Ticket
{
    public required TicketId Id { get; init; }

    public int Uses { get; set; }
}

public readonly record struct TicketId(string Value);

public sealed record LineKey(Guid OrderId, int Number);

internal static class ParcelModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Parcel>(parcel =>
        {
            parcel.HasAlternateKey(entity => entity.Code);
            parcel.HasQueryFilter(entity => !entity.IsRemoved);
            parcel.Property(entity => entity.Version).IsRowVersion();
            parcel.HasMany(entity => entity.Items).WithOne().IsRequired();
        });
        model.Entity<Line>().HasKey(line => new { line.OrderId, line.Number });
        model.Entity<Ticket>().Property(ticket => ticket.Id).HasConversion(id => id.Value, value => new TicketId(value));
    }
}
