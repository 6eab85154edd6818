using System.Globalization;
using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Recurring;

/// <summary>Fields of a recurring job to write, and when it is due from then on.</summary>
internal sealed class RecurringJobChanges(string id)
{
    private readonly List<KeyValuePair<string, string?>> fields = [];
    private double? score;

    public RecurringJobChanges Set(string field, string? value)
    {
        fields.Add(KeyValuePair.Create(field, value));
        return this;
    }

    public RecurringJobChanges Set(string field, DateTime time) => Set(field, JobHelper.SerializeDateTime(time));

    public RecurringJobChanges Set(string field, int number) => Set(field, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Names the next occurrence; <see langword="null"/> means that there is none.</summary>
    public RecurringJobChanges Next(DateTime? occurrence)
    {
        DueAt(occurrence);
        return Set(RecurringJobFields.NextExecution, occurrence is { } time ? JobHelper.SerializeDateTime(time) : string.Empty);
    }

    /// <summary>Lets the scheduler look at it at that time, whatever the next occurrence.</summary>
    public RecurringJobChanges DueAt(DateTime? time)
    {
        score = time is { } due ? JobHelper.ToTimestamp(due) : RecurringJobKeys.NeverDue;
        return this;
    }

    /// <summary>Forgets the failures of <paramref name="stored"/>, if there were any.</summary>
    public RecurringJobChanges Recovered(StoredRecurringJob? stored) => stored is { HasFailed: true }
        ? Set(RecurringJobFields.Error, string.Empty).Set(RecurringJobFields.RetryAttempt, 0)
        : this;

    public void WriteTo(IWriteOnlyTransaction transaction)
    {
        if (fields.Count > 0) transaction.SetRangeInHash(RecurringJobKeys.HashOf(id), fields!);
        if (score is { } due) transaction.AddToSet(RecurringJobKeys.Set, id, due);
    }

    public void Commit(IStorageConnection connection)
    {
        using var transaction = connection.CreateWriteTransaction();
        WriteTo(transaction);
        transaction.Commit();
    }
}
