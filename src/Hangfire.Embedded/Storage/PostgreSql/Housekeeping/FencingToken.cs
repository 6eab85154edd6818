namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>
/// The time written into a claimed row. It proves who holds the row, and changes whenever the row is kept fresh. The next value is known
/// before it is written, so that the holder can prove itself whether or not that write came through. From the moment the holder settles
/// the row with the values known then, no new one may be written.
/// </summary>
internal sealed class FencingToken(DateTime first)
{
    private readonly Lock gate = new();
    private DateTime[] candidates = [first];
    private bool isSettling;

    public DateTime[] Candidates
    {
        get
        {
            lock (gate)
            {
                return candidates;
            }
        }
    }

    public bool IsSettling
    {
        get
        {
            lock (gate)
            {
                return isSettling;
            }
        }
    }

    /// <summary>Announces the value that is written next.</summary>
    /// <returns>Whether it may be written.</returns>
    public bool TryPropose(DateTime next)
    {
        lock (gate)
        {
            if (isSettling)
            {
                return false;
            }

            candidates = [.. candidates, next];
            return true;
        }
    }

    /// <summary>Forgets the values before the one that was written.</summary>
    public void Confirm(DateTime written)
    {
        lock (gate)
        {
            candidates = [written];
        }
    }

    /// <summary>Returns the values that prove the holder from now on.</summary>
    public DateTime[] Settle()
    {
        lock (gate)
        {
            isSettling = true;
            return candidates;
        }
    }

    /// <summary>Settling failed; the row is to be kept fresh again.</summary>
    public void Resume()
    {
        lock (gate)
        {
            isSettling = false;
        }
    }
}
