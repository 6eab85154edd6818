using System.Text.RegularExpressions;

namespace Events.Tests.Configuration;

public sealed partial class DurationTests
{
    [Fact, Trait("Requirement", "D-30")]
    public void EveryDurationOfTheOptionsIsATimeSpan()
    {
        var durations = typeof(EventsOptions).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type == typeof(RetryPolicy))
            .SelectMany(type => type.GetProperties())
            .Where(property => SoundsLikeADuration().IsMatch(property.Name))
            .ToList();

        Assert.True(durations.Count >= 10, $"Only {durations.Count} durations were found.");
        Assert.All(durations, property => Assert.Equal(typeof(TimeSpan), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
    }

    [GeneratedRegex("(Interval|Keep|Age|Delay|Lease|Timeout|Skew|Factor|Period|Duration)(Steps)?$|^Keep")]
    private static partial Regex SoundsLikeADuration();
}
