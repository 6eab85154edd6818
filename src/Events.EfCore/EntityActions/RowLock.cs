using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Events.EfCore;

/// <summary>The query that reads one row and locks it until the transaction ends.</summary>
internal sealed record RowLock(string Sql, object[] Parameters)
{
    private const string SystemColumn = "xmin";

    public static RowLock On(DbContext context, IEntityType entityType, IReadOnlyList<object?> key)
    {
        var table = TableOf(entityType) ?? throw new InvalidOperationException(
            $"{entityType.ClrType.Name} is not kept in one table of its own, so its row cannot be locked. Use Locking.Optimistic.");
        var sql = context.GetService<ISqlGenerationHelper>();
        var properties = entityType.FindPrimaryKey()!.Properties;
        var conditions = properties.Select((property, index) => $"{sql.DelimitIdentifier(property.GetColumnName(table)!)} = {{{index}}}");
        var columns = HasSystemColumn(entityType, table) ? $"*, {SystemColumn}" : "*";
        return new RowLock(
            $"select {columns} from {sql.DelimitIdentifier(table.Name, table.Schema)} where {string.Join(" and ", conditions)} for update",
            [.. properties.Zip(key, StoredValue)]);
    }

    /// <summary>The table whose row is the entity, or <c>null</c> when it is spread over several.</summary>
    public static StoreObjectIdentifier? TableOf(IEntityType entityType) => entityType.GetMappingStrategy() is null or RelationalAnnotationNames.TphMappingStrategy
        ? StoreObjectIdentifier.Create(entityType, StoreObjectType.Table)
        : null;

    // A star does not stand for the column a concurrency token may be kept in.
    private static bool HasSystemColumn(IEntityType entityType, StoreObjectIdentifier table) =>
        entityType.GetProperties().Any(property => property.GetColumnName(table) == SystemColumn);

    private static object StoredValue(IProperty property, object? value) =>
        (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value)!;
}
