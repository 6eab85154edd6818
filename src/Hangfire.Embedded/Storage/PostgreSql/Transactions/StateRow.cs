using Hangfire.States;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>A state as it is stored.</summary>
internal sealed record StateRow(string Name, string? Reason, string? Data)
{
    /// <summary>How long before the commit the job came into it.</summary>
    public TimeSpan Age { get; init; }

    public static StateRow Of(IState state) => new(
        StoredText.Clean(state.Name)!, StoredText.Clean(state.Reason), StoredText.OfStateData(state.SerializeData()));
}
