namespace Hangfire.Client;

/// <summary>Creates a job inside its client filters, each around the next.</summary>
internal sealed class ClientFilterPipeline(CreateContext context, IReadOnlyList<IClientFilter> filters, Func<CreateContext, BackgroundJob> create)
{
    private readonly CreatingContext creating = new(context);

    public CreatedContext Run() => Run(0);

    private CreatedContext Run(int position)
    {
        if (position == filters.Count) return new CreatedContext(creating, create(creating), canceled: false, exception: null);

        filters[position].OnCreating(creating);
        if (creating.Canceled) return new CreatedContext(creating, null, canceled: true, exception: null);

        CreatedContext created;
        try
        {
            created = Run(position + 1);
        }
        catch (Exception error)
        {
            created = new CreatedContext(creating, null, canceled: false, error);
            filters[position].OnCreated(created);
            if (!created.ExceptionHandled) throw;
            return created;
        }

        filters[position].OnCreated(created);
        return created;
    }
}
