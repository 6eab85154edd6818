using System.CommandLine;

namespace Events.Commands;

/// <summary>The options that become an <see cref="ArchiveFilter"/>.</summary>
internal sealed class ArchiveConditions(TimeProvider time)
{
    private readonly Option<string?> eventName = Text("--event", "Only events with this wire name, such as orderFulfilled.");
    private readonly Option<string?> handler = Text("--handler", "Only this handler, such as billing.CreateInvoice.");
    private readonly Option<string?> entity = Text("--entity", "Only about the entity with this id.");
    private readonly Option<DateTimeOffset?> since = Moment.Option("--since", "Only archived then or later.", time);
    private readonly Option<DateTimeOffset?> until = Moment.Option("--until", "Only archived before.", time);
    private readonly Option<string?> text = Text("--text", "Only with this text in type, message or stack of the failure; case does not count.");

    public IReadOnlyList<Option> Options => [eventName, handler, entity, since, until, text];

    public bool IsAnyGiven(ParseResult parsed) => Options.Any(option => parsed.GetResult(option) is { Implicit: false });

    public ArchiveFilter Read(ParseResult parsed) => new()
    {
        EventName = parsed.GetValue(eventName),
        Handler = parsed.GetValue(handler),
        EntityId = parsed.GetValue(entity),
        Since = parsed.GetValue(since),
        Until = parsed.GetValue(until),
        Text = parsed.GetValue(text),
    };

    // An empty text, such as that of a variable nobody has set, would choose everything.
    private static Option<string?> Text(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError($"Expected {name} to be some text, got \"{token.Value}\". Leave it out to choose any.");
            }
        });
        return option;
    }
}
