using System.Globalization;

namespace Events;

/// <summary>A routing key has a value that cannot be a message attribute. It cannot heal, so it is never retried.</summary>
public sealed class MessageAttributeException : EventsException
{
    private MessageAttributeException(string key, object? value, string reason, string advice)
        : base($"The routing key \"{key}\" cannot be a message attribute: {reason}. {advice}")
    {
        Key = key;
        Value = value;
    }

    /// <summary>The routing key.</summary>
    public string Key { get; }

    /// <summary>The value; of a list, its text as JSON.</summary>
    public object? Value { get; }

    internal override bool IsPermanent => true;

    internal static MessageAttributeException Unsupported(string key, object? value) => new(
        key,
        value,
        value is null ? "unsupported data type null" : $"unsupported data type {value.GetType().Name}, \"{Convert.ToString(value, CultureInfo.InvariantCulture)}\"",
        "Give it a text, a whole number, or a list of these.");

    internal static MessageAttributeException BadItem(string key, string list) => new(
        key, list, $"{list} item should be one of types str, int, bool, None", "Change or remove the item that is none of them.");
}
