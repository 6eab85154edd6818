namespace Hangfire.Dashboard;

/// <summary>Runs a command for the path it was called with.</summary>
internal sealed class CommandDispatcher : IDashboardDispatcher
{
    private readonly Func<DashboardContext, bool> command;

    public CommandDispatcher(Func<DashboardContext, bool> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        this.command = command;
    }

    public Task Dispatch(DashboardContext context) =>
        CommandRequest.Refuse(context) ? Task.CompletedTask : CommandRequest.Answer(context, command(context));
}
