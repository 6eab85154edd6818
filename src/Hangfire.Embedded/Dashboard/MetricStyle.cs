namespace Hangfire.Dashboard;

/// <summary>How the value of a metric is coloured.</summary>
public enum MetricStyle
{
    /// <summary>Neutral.</summary>
    Default = 0,

    /// <summary>Something goes on.</summary>
    Info = 1,

    /// <summary>All is well.</summary>
    Success = 2,

    /// <summary>Someone should look soon.</summary>
    Warning = 3,

    /// <summary>Someone should look now.</summary>
    Danger = 4,
}
