namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>
/// The time written into a claimed row. It proves who holds the row, and changes whenever the row is kept fresh. The next value is known
/// before it is written, so that the holder can prove itself whether or not that write came through.
/// </summary>
internal sealed class FencingToken(DateTime first)
{
    private volatile DateTime[] candidates = [first];

    public DateTime[] Candidates => candidates;

    public void Propose(DateTime next) => candidates = [.. candidates, next];

    public void Confirm(DateTime written) => candidates = [written];
}
