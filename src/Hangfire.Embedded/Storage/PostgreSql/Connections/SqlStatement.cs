using Npgsql;
using NpgsqlTypes;

namespace Hangfire.PostgreSql.Connections;

/// <summary>
/// A statement with its values, in the order of its placeholders. Tables are written as <c>hangfire.job</c>; the database puts its own
/// schema there. Built anew for every execution, so that it can be sent again after a failure.
/// </summary>
internal sealed class SqlStatement(string text)
{
    private readonly List<Func<NpgsqlParameter>> values = [];

    public string Text => text;

    /// <summary>Tells the statement apart from others it is chained with.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The statement as a common table expression, or several that build on one another.</summary>
    public string Link { get; private set; } = "";

    public int BoundCount => values.Count;

    /// <summary>Called with each row of the result; set exactly when the statement returns rows.</summary>
    public Action<NpgsqlDataReader>? OnRow { get; private set; }

    /// <summary>Names the statement, so that it can be chained as it is.</summary>
    public SqlStatement Named(string name) => Linked(name, $"{name} as ({text})");

    /// <summary>Names the statement and gives the form in which it is chained.</summary>
    public SqlStatement Linked(string name, string link)
    {
        Name = name;
        Link = link;
        return this;
    }

    /// <summary>Takes over the values of another statement, after those bound already.</summary>
    public void BindAsIn(SqlStatement other) => values.AddRange(other.values);

    public SqlStatement Reading(Action<NpgsqlDataReader> onRow)
    {
        OnRow = onRow;
        return this;
    }

    public SqlStatement Bind(long value) => Bind(value, NpgsqlDbType.Bigint);

    public SqlStatement Bind(int value) => Bind(value, NpgsqlDbType.Integer);

    public SqlStatement Bind(double value) => Bind(value, NpgsqlDbType.Double);

    public SqlStatement Bind(TimeSpan value) => Bind(value, NpgsqlDbType.Interval);

    public SqlStatement Bind(DateTime value) => Bind(value, NpgsqlDbType.TimestampTz);

    public SqlStatement Bind(string? value) => Bind(value, NpgsqlDbType.Text);

    public SqlStatement BindJson(string? value) => Bind(value, NpgsqlDbType.Jsonb);

    public SqlStatement Bind(long[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public SqlStatement Bind(long?[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public SqlStatement Bind(bool[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Boolean);

    public SqlStatement Bind(short[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Smallint);

    public SqlStatement Bind(double[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Double);

    public SqlStatement Bind(DateTime[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    public SqlStatement Bind(TimeSpan?[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Interval);

    public SqlStatement Bind(string?[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public SqlStatement BindJson(string?[] value) => Bind(value, NpgsqlDbType.Array | NpgsqlDbType.Jsonb);

    public NpgsqlBatchCommand ToCommand(Func<string, string> qualify)
    {
        var command = new NpgsqlBatchCommand(qualify(text));
        foreach (var value in values)
        {
            command.Parameters.Add(value());
        }

        return command;
    }

    private SqlStatement Bind<T>(T value, NpgsqlDbType type)
    {
        values.Add(() => value is null
            ? new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value }
            : new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });
        return this;
    }
}
