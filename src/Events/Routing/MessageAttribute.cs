namespace Events;

/// <summary>A routing key in the form message brokers of the SNS kind want it: a data type and a text.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>String.Array</c>.</param>
/// <param name="StringValue">The value as text; an array is JSON.</param>
public sealed record MessageAttribute(string DataType, string StringValue);
