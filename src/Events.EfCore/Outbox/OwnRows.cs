using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace Events.EfCore;

/// <summary>
/// The events and receipts one context is about to save. They travel at the end of the first command of that save: as entities of EF Core's own update
/// pipeline their twenty columns would cost more than the changes of the application.
/// </summary>
/// <remarks>
/// They are tracked like every entity, so that clearing the change tracker, or giving the context back to its pool, forgets them too. While the context saves
/// they pass for unchanged.
/// </remarks>
internal sealed class OwnRows
{
    private static readonly ConditionalWeakTable<DbContext, OwnRows> OfContexts = [];

    private const string NotSaved = "The events and receipts of this save could not be stored, and nothing of it was. See the inner exception for the reason.";

    private readonly List<object> added = [];
    private readonly List<EventRow> events = [];
    private readonly List<ReceiptRow> receipts = [];
    private AutoTransactionBehavior? restored;
    private Guid? writtenIn;
    private bool isWritten;
    private bool isLeft;
    private int lease = -1;

    /// <summary>Whether rows travel with the save that is going on.</summary>
    public bool Travel => events.Count + receipts.Count > 0;

    /// <summary>Whether somebody waits for an event of this save.</summary>
    public bool HaveNews => events.Exists(row => row.IsHeard);

    private string Text => OwnRowsSql.TextFor(receipts, events);

    public static OwnRows? Find(DbContext? context) => context is not null && OfContexts.TryGetValue(context, out var rows) ? rows : null;

    public static void Add(DbContext context, object row)
    {
        context.Entry(row).State = EntityState.Added; // it has no relatives EF Core would have to look for
        Of(context).added.Add(row);
    }

    /// <summary>Leaves the rows of the next save to EF Core, which orders what refers to them.</summary>
    public static void Leave(DbContext context) => Of(context).isLeft = true;

    /// <summary>Appends the rows to a command of the save, unless an earlier command of the same transaction carries them.</summary>
    /// <param name="command">What EF Core is about to execute.</param>
    /// <param name="transaction">The transaction it is part of; an execution strategy repeats a save in a new one.</param>
    [SuppressMessage("Security", "CA2100", Justification = "The text consists of EF Core's own and of constants.")]
    public void AppendTo(DbCommand command, Guid? transaction)
    {
        if (!Travel || (isWritten && writtenIn == transaction))
        {
            return;
        }

        (isWritten, writtenIn) = (true, transaction);
        command.CommandText = command.CommandText.EndsWith(';') ? command.CommandText + Text : $"{command.CommandText};\n{Text}";
        command.Parameters.AddRange(Parameters());
    }

    /// <summary>Writes the rows on their own, where the save had no command they could have travelled with.</summary>
    public async Task WriteRestAsync(DbContext context, CancellationToken cancel)
    {
        if (!Travel || isWritten)
        {
            return;
        }

        try
        {
            await context.Database.ExecuteSqlRawAsync(Text, Parameters(), cancel);
        }
        catch (PostgresException error)
        {
            throw new DbUpdateException(NotSaved, error);
        }
    }

    /// <inheritdoc cref="WriteRestAsync" />
    public void WriteRest(DbContext context)
    {
        if (!Travel || isWritten)
        {
            return;
        }

        try
        {
            context.Database.ExecuteSqlRaw(Text, Parameters());
        }
        catch (PostgresException error)
        {
            throw new DbUpdateException(NotSaved, error);
        }
    }

    public void End(DbContext context)
    {
        context.Database.AutoTransactionBehavior = restored ?? context.Database.AutoTransactionBehavior;
        Clear();
    }

    /// <summary>After a save that wrote nothing everything is as it was before it.</summary>
    public void Undo(DbContext context)
    {
        object[] again = [.. events, .. receipts];
        End(context);
        Array.ForEach(again, row => Add(context, row));
    }

    private static OwnRows Of(DbContext context)
    {
        if (!OfContexts.TryGetValue(context, out var rows))
        {
            OfContexts.Add(context, rows = new OwnRows());
        }

        // A pooled context is lent again and again. What a borrower has not saved goes with what it tracked, and with those who hear that it saves.
        if (rows.lease != context.ContextId.Lease)
        {
            rows.lease = context.ContextId.Lease;
            rows.Clear();
            context.SavingChanges += Begin;
        }

        return rows;
    }

    // Before any interceptor of the application, and the only place that knows whether the application accepts the changes by itself later: such a save may be
    // repeated as a whole, so that all rows have to stay added.
    private static void Begin(object? sender, SavingChangesEventArgs saving)
    {
        var context = (DbContext)sender!;
        if (Find(context) is { } rows && saving.AcceptAllChangesOnSuccess)
        {
            rows.Begin(context);
        }
    }

    private void Begin(DbContext context)
    {
        var detects = context.ChangeTracker.AutoDetectChangesEnabled;
        context.ChangeTracker.AutoDetectChangesEnabled = false; // that these rows are new is all there is to know
        ForgetCleared(context);
        if (!isLeft)
        {
            added.ForEach(row => TakeAddedRow(context.Entry(row)));
        }

        context.ChangeTracker.AutoDetectChangesEnabled = detects;
        added.Clear();
        isLeft = false;
        if (Travel && context.Database.CurrentTransaction is null && System.Transactions.Transaction.Current is null)
        {
            // A change that meets no row throws only after its command has run; what travelled with it must not stay.
            restored ??= context.Database.AutoTransactionBehavior;
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }
    }

    // An interceptor that threw ended the save before anybody was told: its rows still wait to travel, unless the application has given them up.
    private void ForgetCleared(DbContext context)
    {
        events.RemoveAll(row => context.Entry(row).State == EntityState.Detached);
        receipts.RemoveAll(row => context.Entry(row).State == EntityState.Detached);
    }

    private void TakeAddedRow(EntityEntry entry)
    {
        if (entry.State != EntityState.Added)
        {
            return;
        }

        entry.State = EntityState.Unchanged;
        if (entry.Entity is EventRow stored)
        {
            events.Add(stored);
        }
        else
        {
            receipts.Add((ReceiptRow)entry.Entity);
        }
    }

    private NpgsqlParameter[] Parameters() => OwnRowsSql.ParametersOf(receipts, events);

    private void Clear()
    {
        added.Clear();
        events.Clear();
        receipts.Clear();
        (restored, writtenIn, isWritten, isLeft) = (null, null, false, false);
    }
}
