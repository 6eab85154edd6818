using System.Linq.Expressions;

namespace Hangfire;

public static partial class RecurringJob
{
    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, in UTC.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, Expression<Action<T>> methodCall, string cronExpression) =>
        Jobs.AddOrUpdate(recurringJobId, methodCall, cronExpression);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, in UTC.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression) =>
        Jobs.AddOrUpdate(recurringJobId, queue, methodCall, cronExpression);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Jobs.AddOrUpdate(recurringJobId, methodCall, cronExpression, options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, string queue, Expression<Action<T>> methodCall, string cronExpression, RecurringJobOptions options) =>
        Jobs.AddOrUpdate(recurringJobId, queue, methodCall, cronExpression, options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, in UTC.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Jobs.AddOrUpdate(recurringJobId, methodCall, cronExpression);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, in UTC.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression) =>
        Jobs.AddOrUpdate(recurringJobId, queue, methodCall, cronExpression);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Jobs.AddOrUpdate(recurringJobId, methodCall, cronExpression, options);

    /// <summary>Stores or replaces a call of a method of a <typeparamref name="T"/> that runs again and again, waiting in <paramref name="queue"/>, as <paramref name="options"/> say.</summary>
    public static void AddOrUpdate<T>(
        string recurringJobId, string queue, Expression<Action<T>> methodCall, Func<string> cronExpression, RecurringJobOptions options) =>
        Jobs.AddOrUpdate(recurringJobId, queue, methodCall, cronExpression, options);
}
