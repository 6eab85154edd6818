namespace Events;

/// <summary>Holds loose arguments against the declaration of their event: names first, all of them, then values.</summary>
internal static class DeclaredArguments
{
    public static void Check(EventDescriptor declared, EventArguments arguments)
    {
        if (!declared.AcceptsAnyArguments)
        {
            RefuseUnknownNames(declared, arguments);
        }

        RefuseWhatIsNoJson(arguments);
    }

    public static void RefuseWhatIsNoJson(EventArguments arguments)
    {
        foreach (var (name, value) in arguments.Named)
        {
            Refuse(name, value);
        }

        for (var i = 0; i < arguments.Positional.Count; i++)
        {
            Refuse($"{i}", arguments.Positional[i]);
        }
    }

    private static void RefuseUnknownNames(EventDescriptor declared, EventArguments arguments)
    {
        foreach (var name in arguments.Named.Keys)
        {
            if (!declared.Arguments.Contains(name))
            {
                throw new ArgumentException($"Event does not accept kwarg {name}.");
            }
        }

        if (arguments.Positional.Count > 0)
        {
            throw new ArgumentException($"The event {declared} takes its arguments by name. Give each a name: {string.Join(", ", declared.Arguments)}.");
        }
    }

    private static void Refuse(string name, object? value)
    {
        if (!LooseValue.IsJson(value))
        {
            throw new ArgumentException($"Kwarg {name} is not a valid JSON serializable type.");
        }
    }
}
