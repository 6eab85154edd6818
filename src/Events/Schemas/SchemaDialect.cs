namespace Events;

/// <summary>Which JSON Schema a document is written in.</summary>
public enum SchemaDialect
{
    /// <summary>JSON Schema 2020-12.</summary>
    Draft202012,

    /// <summary>JSON Schema draft-04, member for member as the older services publish it.</summary>
    Draft04,
}
