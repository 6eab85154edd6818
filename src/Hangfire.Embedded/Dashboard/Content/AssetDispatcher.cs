namespace Hangfire.Dashboard.Content;

/// <summary>Serves a bundle. A browser keeps it for a year, as a changed one has another address.</summary>
internal sealed class AssetDispatcher(AssetBundle bundle) : IDashboardDispatcher
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public async Task Dispatch(DashboardContext context)
    {
        var asset = bundle.Current;
        var isCurrent = context.UriMatch.Groups["Hash"].Value.Equals(asset.Hash, StringComparison.OrdinalIgnoreCase);

        // While two versions of an application run side by side, a page of one may ask the other for its files.
        context.Response.SetExpire(isCurrent ? context.Clock.GetUtcNow() + Lifetime : null);
        context.Response.ContentType = bundle.ContentType;
        await context.Response.Body.WriteAsync(asset.Content);
    }
}
