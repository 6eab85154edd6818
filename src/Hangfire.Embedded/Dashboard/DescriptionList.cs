namespace Hangfire.Dashboard;

/// <summary>Names with their values; a value of null leaves its name out.</summary>
internal static class DescriptionList
{
    public static NonEscapedString Of(params (string Name, NonEscapedString? Value)[] entries)
    {
        var shown = entries.Where(entry => entry.Value is not null)
            .Select(entry => Markup.Of($"<div><dt>{entry.Name}</dt><dd>{entry.Value}</dd></div>"));
        return Markup.Of($"<dl class=\"facts\">{shown}</dl>");
    }
}
