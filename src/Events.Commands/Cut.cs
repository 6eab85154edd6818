namespace Events.Commands;

/// <summary>Where a text that is too long may be cut.</summary>
internal enum Cut
{
    /// <summary>Nowhere: somebody copies it.</summary>
    Never,

    /// <summary>At the start: names differ at the end.</summary>
    Start,

    /// <summary>At the end, and before all others: prose.</summary>
    End,
}
