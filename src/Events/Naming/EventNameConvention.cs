using System.Text.RegularExpressions;

namespace Events;

/// <summary>Conventions for event names, for <see cref="EventsOptions.NameConvention"/>.</summary>
public static partial class EventNameConvention
{
    /// <summary><c>service.object.event</c>, each of lower-case letters, digits and underscores: <c>demo.number.even</c>.</summary>
    [GeneratedRegex(@"^[a-z0-9_]+(\.[a-z0-9_]+){2}\z", RegexOptions.CultureInvariant)]
    public static partial Regex ServiceObjectEvent { get; }
}
