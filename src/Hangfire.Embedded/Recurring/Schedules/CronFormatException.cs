namespace Hangfire.Recurring;

/// <summary>A cron expression that cannot be read, with the field and the value that are to blame.</summary>
internal sealed class CronFormatException(string field, string value, string advice) : FormatException(
    $"The {field} of the cron expression cannot be '{value}'. {advice}")
{
    /// <summary>Name of the field, such as <c>minutes</c>.</summary>
    public string Field { get; } = field;

    /// <summary>The part of the field that cannot be read.</summary>
    public string Value { get; } = value;
}
