using System.Globalization;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Counts succeeded, failed and deleted jobs by day, kept a month, and by hour, kept a day.</summary>
public sealed class StatisticsHistoryAttribute : JobFilterAttribute, IElectStateFilter
{
    /// <summary>Creates the filter with order 30, after the automatic retry has decided.</summary>
    public StatisticsHistoryAttribute()
    {
        Order = 30;
    }

    /// <summary>Counts the candidate when it is one of the three.</summary>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        switch (context.CandidateState)
        {
            case SucceededState: Count(context.Transaction, "succeeded"); break;
            case FailedState: Count(context.Transaction, "failed"); break;
            case DeletedState: Count(context.Transaction, "deleted"); break;
        }
    }

    private static void Count(IWriteOnlyTransaction transaction, string what)
    {
        var now = DateTime.UtcNow;
        transaction.IncrementCounter(string.Create(CultureInfo.InvariantCulture, $"stats:{what}:{now:yyyy-MM-dd}"), now.AddMonths(1) - now);
        transaction.IncrementCounter(string.Create(CultureInfo.InvariantCulture, $"stats:{what}:{now:yyyy-MM-dd-HH}"), TimeSpan.FromDays(1));
    }
}
