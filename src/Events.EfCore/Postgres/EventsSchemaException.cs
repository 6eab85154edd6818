namespace Events.EfCore;

/// <summary>The library's tables in the database are not those it works with. Nothing was written.</summary>
public sealed class EventsSchemaException : EventsException
{
    private const string Advice = "Run \"dotnet ef migrations add Events\" and \"dotnet ef database update\" in the project of your context, or the script EventsSchema.CreateScript() returns.";

    private EventsSchemaException(string message)
        : base(message)
    {
    }

    internal static EventsSchemaException OfVersion(int found) => new(found > EventsSchema.Version
        ? $"The tables in schema \"{EventsModel.Schema}\" are newer than this application: expected version {EventsSchema.Version}, found {found}. Deploy the newer version of the application."
        : $"The tables in schema \"{EventsModel.Schema}\" are older than this application: expected version {EventsSchema.Version}, found {found}. {Advice}");

    internal static EventsSchemaException Missing(IEnumerable<string> missing) =>
        new($"The database lacks {string.Join(", ", missing.Select(name => $"\"{name}\""))}: expected version {EventsSchema.Version} of the tables in schema \"{EventsModel.Schema}\". {Advice}");
}
