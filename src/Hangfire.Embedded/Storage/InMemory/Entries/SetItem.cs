namespace Hangfire.InMemory.Entries;

internal sealed record SetItem(string Value, double Score, long Order)
{
    public static IComparer<SetItem> ByScore { get; } = Comparer<SetItem>.Create(Compare);

    private static int Compare(SetItem one, SetItem other)
    {
        var byScore = one.Score.CompareTo(other.Score);
        return byScore != 0 ? byScore : one.Order.CompareTo(other.Order);
    }
}
