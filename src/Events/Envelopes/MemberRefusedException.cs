using System.Text.Json;

namespace Events;

/// <summary>Thrown by converters that know the reason better than "the value does not fit".</summary>
internal sealed class MemberRefusedException(EnvelopeFault reason, string message) : JsonException(message)
{
    public EnvelopeFault Reason { get; } = reason;

    /// <summary>What is wrong and where; not every message of the platform says where.</summary>
    public static string Describe(JsonException error) =>
        error.Path is null || error.Message.Contains(error.Path, StringComparison.Ordinal) ? error.Message : $"{error.Message} Path: {error.Path}.";
}
