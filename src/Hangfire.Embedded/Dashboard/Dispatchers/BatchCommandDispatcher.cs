namespace Hangfire.Dashboard;

/// <summary>Runs a command for each identifier that was posted.</summary>
internal sealed class BatchCommandDispatcher(Func<DashboardContext, Action<string>> prepare) : IDashboardDispatcher
{
    public async Task Dispatch(DashboardContext context)
    {
        if (CommandRequest.Refuse(context))
        {
            return;
        }

        var ids = await context.Request.GetFormValuesAsync("jobs[]");
        if (ids.Count > 0)
        {
            ids.Distinct().ToList().ForEach(prepare(context));
        }

        await CommandRequest.Answer(context, succeeded: ids.Count > 0);
    }
}
