using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;

namespace Hangfire;

/// <summary>The sentences of a configuration.</summary>
public static partial class GlobalConfigurationExtensions
{
    /// <summary>Keeps jobs in <paramref name="storage"/>; it becomes <see cref="JobStorage.Current"/>.</summary>
    public static IGlobalConfiguration<TStorage> UseStorage<TStorage>(this IGlobalConfiguration configuration, TStorage storage)
        where TStorage : JobStorage =>
        configuration.Use(storage, entry =>
        {
            JobStorage.Current = entry;
            if (ConfigurationEntry.OriginOf(configuration) is ContainerConfiguration container) container.Keep(entry);
        });

    /// <summary>Keeps finished jobs for <paramref name="timeout"/>. Default: one day.</summary>
    public static IGlobalConfiguration<TStorage> WithJobExpirationTimeout<TStorage>(
        this IGlobalConfiguration<TStorage> configuration, TimeSpan timeout)
        where TStorage : JobStorage
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Entry.JobExpirationTimeout = timeout;
        return configuration;
    }

    /// <summary>Creates job objects with <paramref name="activator"/>.</summary>
    public static IGlobalConfiguration<TActivator> UseActivator<TActivator>(this IGlobalConfiguration configuration, TActivator activator)
        where TActivator : JobActivator =>
        configuration.Use(activator, static entry => JobActivator.Current = entry);

    /// <summary>Creates job objects by their constructor without parameters.</summary>
    public static IGlobalConfiguration<JobActivator> UseDefaultActivator(this IGlobalConfiguration configuration) =>
        configuration.UseActivator(new JobActivator());

    /// <summary>Writes log messages with <paramref name="provider"/>.</summary>
    public static IGlobalConfiguration<TLogProvider> UseLogProvider<TLogProvider>(
        this IGlobalConfiguration configuration, TLogProvider provider)
        where TLogProvider : ILogProvider =>
        configuration.Use(provider, static entry => LogProvider.SetCurrentLogProvider(entry));

    /// <summary>Writes no log messages.</summary>
    public static IGlobalConfiguration<ILogProvider> UseNoOpLogProvider(this IGlobalConfiguration configuration) =>
        configuration.UseLogProvider<ILogProvider>(new SilentLogProvider());

    /// <summary>Lets <paramref name="filter"/> act on every job. It replaces a global filter of its type unless that allows several.</summary>
    public static IGlobalConfiguration<TFilter> UseFilter<TFilter>(this IGlobalConfiguration configuration, TFilter filter)
        where TFilter : notnull =>
        configuration.Use(filter, static entry => GlobalJobFilters.Filters.Add(entry));

    /// <summary>Asks <paramref name="filterProvider"/> for filters too.</summary>
    public static IGlobalConfiguration<TFilterProvider> UseFilterProvider<TFilterProvider>(
        this IGlobalConfiguration configuration, TFilterProvider filterProvider)
        where TFilterProvider : IJobFilterProvider =>
        configuration.Use(filterProvider, static entry => JobFilterProviders.Providers.Add(entry));

    /// <summary>Stores at most this many lines of an exception's details; <see langword="null"/> stores all. Default: 100.</summary>
    public static IGlobalConfiguration UseMaxLinesInExceptionDetails(this IGlobalConfiguration configuration, int? numberOfLines)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (numberOfLines < 0) throw new ArgumentOutOfRangeException(nameof(numberOfLines), numberOfLines, "Expected zero or more lines.");

        FailedState.DefaultMaxLines = numberOfLines;
        return configuration;
    }

    /// <summary>Configures <paramref name="entry"/> with <paramref name="entryAction"/> and hands it on.</summary>
    public static IGlobalConfiguration<T> Use<T>(this IGlobalConfiguration configuration, T entry, Action<T> entryAction)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(entryAction);

        entryAction(entry);
        return new ConfigurationEntry<T>(entry, ConfigurationEntry.OriginOf(configuration));
    }
}
