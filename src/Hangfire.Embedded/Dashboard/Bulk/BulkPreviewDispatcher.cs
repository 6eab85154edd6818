using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard.Bulk;

/// <summary>Shows how many jobs a command would change; it changes none.</summary>
internal sealed class BulkPreviewDispatcher(BulkCommand command) : IDashboardDispatcher
{
    public Task Dispatch(DashboardContext context)
    {
        if (context.IsReadOnly)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return RazorPageDispatcher.Render(context, new BulkPage(command, context.Request.GetQuery(BulkCommand.TextField)));
    }
}
