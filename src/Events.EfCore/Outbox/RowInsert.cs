using Npgsql;

namespace Events.EfCore;

/// <summary>An insert into one of our own tables, to stand at the end of a command that does something else.</summary>
/// <remarks>One row is written as values, several as arrays: to unpack arrays costs a single row twice the time of its insert.</remarks>
internal sealed class RowInsert<TRow>
{
    private readonly RowColumn<TRow>[] columns;
    private readonly string[] parameters;
    private readonly string ofOne;
    private readonly string ofMany;

    /// <param name="table">With its schema.</param>
    /// <param name="prefix">How its parameters are called, with a number each; short, for the text is read anew for every command. EF Core's own begin with <c>p</c>.</param>
    /// <param name="columns">All that do not keep their defaults.</param>
    public RowInsert(string table, string prefix, params RowColumn<TRow>[] columns)
    {
        this.columns = columns;
        parameters = [.. columns.Select((_, number) => prefix + number)];
        var names = string.Join(", ", columns.Select(column => column.Name));
        ofOne = $"insert into {table} ({names}) values ({string.Join(", ", columns.Select((column, number) => column.Sql("@" + parameters[number])))});\n";
        ofMany = $"insert into {table} ({names}) select {string.Join(", ", columns.Select(column => column.Sql("added." + column.Name)))} "
            + $"from unnest({string.Join(", ", parameters.Select(parameter => "@" + parameter))}) as added ({names});\n";
    }

    /// <summary>The statement for so many rows.</summary>
    public string TextFor(int rows) => rows switch { 0 => "", 1 => ofOne, _ => ofMany };

    public IEnumerable<NpgsqlParameter> ParametersOf(List<TRow> rows) => rows.Count == 0
        ? []
        : columns.Select((column, number) => new NpgsqlParameter(parameters[number], rows.Count == 1 ? column.ValueOf(rows[0]) ?? DBNull.Value : column.ValuesOf(rows)));
}
