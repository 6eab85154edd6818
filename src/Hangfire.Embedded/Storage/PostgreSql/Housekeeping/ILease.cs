namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>A row held by this process that others may take over once it is no longer kept fresh.</summary>
internal interface ILease
{
    FencingToken Token { get; }

    /// <summary>Called whenever the row was kept fresh.</summary>
    /// <param name="since">A time stamp of this process from before the time that was written into the row.</param>
    void OnFresh(long since)
    {
    }

    /// <summary>Called once when the row turned out to belong to somebody else.</summary>
    void OnLost();
}
