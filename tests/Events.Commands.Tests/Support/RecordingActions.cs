using System.Globalization;

namespace Events.Commands.Tests.Support;

internal sealed class RecordingActions : IActionQueue
{
    public List<(Type Action, object Id)> Jobs { get; } = [];

    public string Enqueue(Type action, object id)
    {
        Jobs.Add((action, id));
        return Jobs.Count.ToString(CultureInfo.InvariantCulture);
    }
}
