using System.Diagnostics;
using System.Text;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard;

/// <summary>
/// A page of the dashboard, or a part of one. <see cref="Execute"/> writes it: <see cref="WriteLiteral"/> for markup,
/// <see cref="Write"/> for anything that came from elsewhere.
/// </summary>
public abstract class RazorPage
{
    private readonly StringBuilder content = new();
    private PageRequest request;
    private string body = string.Empty;

    /// <summary>Creates a page; it can be rendered once it is assigned to a request.</summary>
    protected RazorPage() => Html = new HtmlHelper(this);

    /// <summary>
    /// The page around this one, such as <see cref="Pages.LayoutPage"/>; set it in <see cref="Execute"/>. The default is none.
    /// </summary>
    public RazorPage Layout { get; protected set; }

    /// <summary>Makes markup: links, labels, times, menus.</summary>
    public HtmlHelper Html { get; }

    /// <summary>Makes the addresses of the dashboard's pages.</summary>
    public UrlHelper Url => Request.Url;

    /// <summary>The storage the dashboard shows.</summary>
    public JobStorage Storage => Context.Storage;

    /// <summary>Where "Back to site" leads, or null.</summary>
    public string AppPath => Context.Options.AppPath;

    /// <summary>The options of the dashboard.</summary>
    public DashboardOptions DashboardOptions => Context.Options;

    /// <summary>Measures how long the request has been taking.</summary>
    public Stopwatch GenerationTime => Request.GenerationTime;

    /// <summary>The time of the storage's own clock in UTC, or null when the storage does not tell it.</summary>
    public DateTime? StorageUtcNow => Request.StorageUtcNow;

    /// <summary>The time of this application's clock in UTC, taken when the request came.</summary>
    public DateTime ApplicationUtcNow => Request.ApplicationUtcNow;

    /// <summary>How far the storage's clock is ahead of this application's, or null when the storage does not tell its time.</summary>
    public TimeSpan? TimeDifference => StorageUtcNow - ApplicationUtcNow;

    /// <summary>The numbers of jobs, queues and servers, read once per request.</summary>
    public StatisticsDto Statistics => Request.Statistics;

    /// <summary>The request the page is rendered for.</summary>
    public DashboardContext Context => Request.Context;

    /// <summary>The path of the request below the dashboard's prefix.</summary>
    public string RequestPath => Context.Request.Path ?? string.Empty;

    /// <summary>Whether commands are refused, so that the page should not offer them.</summary>
    public bool IsReadOnly => Context.IsReadOnly;

    private PageRequest Request => request ?? throw new InvalidOperationException(
        $"The page '{GetType()}' was not assigned to a request. Call Assign, or render it with Html.RenderPartial.");

    /// <summary>Writes the page.</summary>
    public abstract void Execute();

    /// <summary>Returns a value of the query string, or null.</summary>
    /// <param name="key">The name of the value.</param>
    public string Query(string key) => Context.Request.GetQuery(key);

    /// <summary>Makes this page a part of another one, for the same request.</summary>
    /// <param name="parentPage">The other page.</param>
    public void Assign(RazorPage parentPage)
    {
        ArgumentNullException.ThrowIfNull(parentPage);
        request = parentPage.Request;
    }

    /// <summary>Renders the page with its layout.</summary>
    public override string ToString()
    {
        content.Clear();
        Execute();
        return Layout is null ? content.ToString() : RenderLayout();
    }

    internal void Assign(DashboardContext context) => Assign(new PageRequest(context));

    internal void Assign(PageRequest pageRequest) => request = pageRequest;

    internal bool IsBelow(string section) =>
        RequestPath.Equals(section, StringComparison.OrdinalIgnoreCase)
        || RequestPath.StartsWith(section + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes markup as it is.</summary>
    /// <param name="textToAppend">The markup.</param>
    protected void WriteLiteral(string textToAppend) => content.Append(textToAppend);

    /// <summary>
    /// Writes a value as text, so that nothing in it is taken for markup; a <see cref="NonEscapedString"/> is written as it is.
    /// </summary>
    /// <param name="value">The value; null writes nothing.</param>
    protected virtual void Write(object value) => content.Append(Markup.Encode(value));

    /// <summary>Returns what the page inside this layout has written.</summary>
    protected virtual object RenderBody() => new NonEscapedString(body);

    private protected void Emit(Markup markup) => content.Append(markup);

    private string RenderLayout()
    {
        Layout.Assign(this);
        Layout.body = content.ToString();
        return Layout.ToString();
    }
}
