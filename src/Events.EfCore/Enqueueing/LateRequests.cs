using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Events.EfCore;

/// <summary>The requests of one context that wait for their entities' keys.</summary>
internal sealed class LateRequests
{
    private const string Insert =
        """
        insert into events.job_request (id, action, entity_name, entity_id, argument, is_chunk, due_at)
        select id, action, entity_name, entity_id, argument::json, false, due_at
        from unnest(@id, @action, @entity_name, @entity_id, @argument, @due_at) as request (id, action, entity_name, entity_id, argument, due_at)
        """;

    private static readonly ConditionalWeakTable<DbContext, LateRequests> OfContexts = [];

    private readonly List<LateRequest> waiting = [];
    private List<LateRequest> inThisSave = [];
    private AutoTransactionBehavior? restored;

    public static LateRequests Of(DbContext context) => OfContexts.GetOrCreateValue(context);

    public static LateRequests? Find(DbContext? context) => context is not null && OfContexts.TryGetValue(context, out var late) ? late : null;

    public bool IsEmpty => waiting.Count == 0;

    public void Add(LateRequest request) => waiting.Add(request);

    /// <summary>Sees which entities are about to get their keys, and makes sure that the requests can join the transaction that writes them.</summary>
    public void Begin(DbContext context)
    {
        waiting.RemoveAll(request => context.Entry(request.Entity).State == EntityState.Detached); // the application gave the entity up, and the job with it
        inThisSave = waiting.FindAll(request => context.Entry(request.Entity).State == EntityState.Added);
        if (inThisSave.Count > 0 && context.Database.CurrentTransaction is null && System.Transactions.Transaction.Current is null)
        {
            restored = context.Database.AutoTransactionBehavior;
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }
    }

    /// <summary>Writes the requests with the keys the database has generated.</summary>
    /// <param name="context">The context that saves.</param>
    /// <param name="transaction">The transaction EF Core opened for this save and is about to commit; <c>null</c> where the application has its own.</param>
    /// <param name="cancel">Gives up; the save fails then.</param>
    public async Task WriteAsync(DbContext context, DbTransaction? transaction, CancellationToken cancel)
    {
        if (RowsToWrite(context, ofOwnTransaction: transaction is not null) is { Count: > 0 } rows)
        {
            await context.Database.OpenConnectionAsync(cancel); // inside a TransactionScope the save has closed it again
            await using var command = InsertOf(context, transaction, rows);
            await command.ExecuteNonQueryAsync(cancel);
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc cref="WriteAsync" />
    public void Write(DbContext context, DbTransaction? transaction)
    {
        if (RowsToWrite(context, ofOwnTransaction: transaction is not null) is { Count: > 0 } rows)
        {
            context.Database.OpenConnection();
            using var command = InsertOf(context, transaction, rows);
            command.ExecuteNonQuery();
            context.Database.CloseConnection();
        }
    }

    public void End(DbContext context)
    {
        context.Database.AutoTransactionBehavior = restored ?? context.Database.AutoTransactionBehavior;
        restored = null;
        waiting.RemoveAll(request => inThisSave.Contains(request) && context.Entry(request.Entity).State != EntityState.Added);
        inThisSave = [];
    }

    private List<JobRequestRow> RowsToWrite(DbContext context, bool ofOwnTransaction) =>
        ofOwnTransaction == restored.HasValue ? inThisSave.ConvertAll(request => RowOf(request, context.Entry(request.Entity))) : [];

    private static JobRequestRow RowOf(LateRequest request, EntityEntry entry) =>
        JobRequestRow.Of(request.Id, request.Action, KeyReader.Of(request.Action, entry), request.DueAt);

    private static DbCommand InsertOf(DbContext context, DbTransaction? transaction, List<JobRequestRow> rows)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = Insert;
        command.Transaction = transaction;
        Add("id", rows.ConvertAll(row => row.Id));
        Add("action", rows.ConvertAll(row => row.Action));
        Add("entity_name", rows.ConvertAll(row => row.EntityName));
        Add("entity_id", rows.ConvertAll(row => row.EntityId));
        Add("argument", rows.ConvertAll(row => row.Argument));
        Add("due_at", rows.ConvertAll(row => row.DueAt));
        return command;

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
