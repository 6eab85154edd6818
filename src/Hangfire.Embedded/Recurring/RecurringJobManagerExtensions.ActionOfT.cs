using System.Linq.Expressions;
using Hangfire.Common;

namespace Hangfire;

public static partial class RecurringJobManagerExtensions
{
    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, in UTC.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, string cronExpression) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, new RecurringJobOptions());

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, in UTC.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, new RecurringJobOptions());

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), cronExpression, options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), cronExpression, options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, in UTC.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), Value(cronExpression), new RecurringJobOptions());

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, in UTC.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), Value(cronExpression), new RecurringJobOptions());

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall), Value(cronExpression), options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        this IRecurringJobManager manager, string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Of(manager).AddOrUpdate(recurringJobId, Job.FromExpression(methodCall, queue), Value(cronExpression), options);
}
