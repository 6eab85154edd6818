namespace Events;

/// <summary>Finds, when the application starts, what was declared and cannot work.</summary>
internal interface IStartupCheck
{
    /// <summary>The faults, one sentence or two each.</summary>
    IEnumerable<string> Faults();
}
