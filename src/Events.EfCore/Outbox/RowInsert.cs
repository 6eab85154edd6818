using System.Data.Common;

namespace Events.EfCore;

/// <summary>An insert into one of our own tables, to stand at the end of a command that does something else.</summary>
/// <remarks>One row is written as values, several as arrays: to unpack arrays costs a single row twice the time of its insert.</remarks>
internal sealed class RowInsert<TRow>
{
    private readonly RowColumn<TRow>[] columns;
    private readonly string ofOne;
    private readonly string ofMany;

    public RowInsert(string table, params RowColumn<TRow>[] columns)
    {
        this.columns = columns;
        var names = string.Join(", ", columns.Select(column => column.Name));
        ofOne = $";\ninsert into {table} ({names}) values ({string.Join(", ", columns.Select(column => column.Sql(column.Parameter)))})";
        ofMany = $";\ninsert into {table} ({names}) select {string.Join(", ", columns.Select(column => column.Sql("added." + column.Name)))} "
            + $"from unnest({string.Join(", ", columns.Select(column => column.Parameter))}) as added ({names})";
    }

    /// <summary>What is to be appended to the text of a command for so many rows.</summary>
    public string TextFor(int rows) => rows switch { 0 => "", 1 => ofOne, _ => ofMany };

    public void AddParameters(DbCommand command, List<TRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Parameter;
            parameter.Value = rows.Count == 1 ? column.ValueOf(rows[0]) ?? DBNull.Value : column.ValuesOf(rows);
            command.Parameters.Add(parameter);
        }
    }
}
