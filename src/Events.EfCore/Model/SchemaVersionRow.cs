namespace Events.EfCore;

/// <summary>The version of the tables, the one row of table <c>schema_version</c>. Whoever creates or changes the tables writes it with them.</summary>
internal sealed class SchemaVersionRow
{
    public required int Version { get; init; }
}
