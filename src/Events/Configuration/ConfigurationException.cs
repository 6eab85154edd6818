namespace Events;

/// <summary>The application declared something that cannot work. The message lists every fault that was found.</summary>
public sealed class ConfigurationException : EventsException
{
    private ConfigurationException(IReadOnlyList<string> faults)
        : base("Events is not configured correctly:" + string.Concat(faults.Select(fault => $"{Environment.NewLine}- {fault}"))) => Faults = faults;

    /// <summary>The faults, one sentence or two each.</summary>
    public IReadOnlyList<string> Faults { get; }

    internal override bool IsPermanent => true;

    internal static void ThrowIfAny(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new ConfigurationException(faults);
        }
    }
}
