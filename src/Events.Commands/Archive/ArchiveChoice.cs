using System.CommandLine;
using System.CommandLine.Parsing;

namespace Events.Commands;

/// <summary>Which deliveries a change concerns: those of an event, those that fit conditions, or, said in so many words, all.</summary>
internal sealed class ArchiveChoice
{
    private readonly Argument<Guid?> eventId = new("eventId")
    {
        Description = "The event, where it is about one.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ParseId,
    };

    private readonly Argument<string?> handler = new("handler") { Description = "Only its delivery to this handler.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> all = new("--all") { Description = "All of them." };
    private readonly ArchiveConditions conditions;

    public ArchiveChoice(TimeProvider time) => conditions = new ArchiveConditions(time);

    public void AddTo(Command command)
    {
        command.Arguments.Add(eventId);
        command.Arguments.Add(handler);
        command.Options.Add(all);
        foreach (var option in conditions.Options)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">Nothing is chosen, or in two ways at once.</exception>
    public ArchiveFilter Read(ParseResult parsed)
    {
        var id = parsed.GetValue(eventId);
        return (id, conditions.IsAnyGiven(parsed), parsed.GetValue(all)) switch
        {
            ({ } chosen, false, false) => new ArchiveFilter { EventId = chosen, Handler = parsed.GetValue(handler) },
            (null, true, false) => conditions.Read(parsed),
            (null, false, true) => ArchiveFilter.All,
            (null, false, false) => throw new UsageException("Expected an event id, conditions such as --handler, or --all, got none of them. Nothing was changed."),
            _ => throw new UsageException("Expected an event id, conditions such as --handler, or --all, got more than one of them. Nothing was changed."),
        };
    }

    internal static Guid? ParseId(ArgumentResult result)
    {
        if (result.Tokens is not [var token])
        {
            return null;
        }

        if (Guid.TryParse(token.Value, out var id))
        {
            return id;
        }

        result.AddError($"Expected the event id to be a UUID, got \"{token.Value}\". See archive list.");
        return null;
    }
}
