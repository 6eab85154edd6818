namespace Events.EfCore;

/// <summary>A column of one of our own tables, and where its value comes from.</summary>
/// <param name="name">Its name in the table.</param>
/// <param name="sql">How the value is written; <c>{0}</c> stands for it.</param>
internal abstract class RowColumn<TRow>(string name, string sql)
{
    public string Name { get; } = name;


    public string Sql(string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, value);

    public abstract object? ValueOf(TRow row);

    /// <summary>The values of several rows as one array.</summary>
    public abstract object ValuesOf(List<TRow> rows);
}

/// <inheritdoc />
internal sealed class RowColumn<TRow, TValue>(string name, Func<TRow, TValue> valueOf, string sql = "{0}") : RowColumn<TRow>(name, sql)
{
    public override object? ValueOf(TRow row) => valueOf(row);

    public override object ValuesOf(List<TRow> rows) => rows.ConvertAll(row => valueOf(row)).ToArray();
}
