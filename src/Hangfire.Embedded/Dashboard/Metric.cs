using System.Globalization;

namespace Hangfire.Dashboard;

/// <summary>The value of a metric at one moment.</summary>
public class Metric
{
    /// <summary>Creates a value that is a text.</summary>
    /// <param name="value">The text to show.</param>
    public Metric(string value) => Value = value;

    /// <summary>Creates a value that is a number, shown with separated thousands.</summary>
    /// <param name="value">The number.</param>
    public Metric(long value)
    {
        Value = value.ToString("N0", CultureInfo.InvariantCulture);
        IntValue = value;
    }

    /// <summary>The text to show.</summary>
    public string Value { get; }

    /// <summary>The number, for graphs; the default is 0.</summary>
    public long IntValue { get; set; }

    /// <summary>How the value is coloured; the default is neutral.</summary>
    public MetricStyle Style { get; set; }

    /// <summary>Whether the value asks for attention; the default is false.</summary>
    public bool Highlighted { get; set; }

    /// <summary>A longer text shown when pointing at the value, or null.</summary>
    public string Title { get; set; }
}
