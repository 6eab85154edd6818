namespace Hangfire.Dashboard;

public partial class HtmlHelper
{
    /// <summary>Shows how long ago or ahead a time is; the time itself can be read when pointing at it.</summary>
    /// <param name="value">The time, in UTC.</param>
    public NonEscapedString RelativeTime(DateTime value) =>
        Time(value, HumanTime.Relative(value - Page.ApplicationUtcNow), relative: true);

    /// <summary>Shows a text whose time can be read when pointing at it.</summary>
    /// <param name="time">The time, in UTC.</param>
    /// <param name="value">The text.</param>
    public NonEscapedString MomentTitle(DateTime time, string value) => Time(time, value, relative: false);

    /// <summary>Shows a time in the browser's own time zone, or in UTC where scripts are off.</summary>
    /// <param name="value">The time, in UTC.</param>
    public NonEscapedString LocalTime(DateTime value) =>
        Markup.Of($"<time datetime=\"{HumanTime.Iso(value)}\" data-time=\"local\">{HumanTime.Utc(value)}</time>");

    /// <summary>Returns a duration with its two or three greatest units, such as <c>+1m 20s</c>.</summary>
    /// <param name="duration">The duration; null gives null.</param>
    /// <param name="displaySign">Whether a plus or minus comes first.</param>
    public string ToHumanDuration(TimeSpan? duration, bool displaySign = true) =>
        duration is { } known ? HumanTime.Duration(known, displaySign) : null;

    private static NonEscapedString Time(DateTime time, string text, bool relative)
    {
        var kind = relative ? "relative" : "title";
        return Markup.Of($"<time datetime=\"{HumanTime.Iso(time)}\" title=\"{HumanTime.Utc(time)}\" data-time=\"{kind}\">{text}</time>");
    }
}
