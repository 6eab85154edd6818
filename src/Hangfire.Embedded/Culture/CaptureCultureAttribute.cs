using System.Globalization;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;

namespace Hangfire;

/// <summary>Runs a job under the culture it was created under.</summary>
public sealed class CaptureCultureAttribute : JobFilterAttribute, IClientFilter, IServerFilter
{
    private const string Culture = "CurrentCulture";
    private const string UICulture = "CurrentUICulture";

    /// <summary>Stores every culture.</summary>
    public CaptureCultureAttribute()
        : this(null)
    {
    }

    /// <summary>Runs jobs that carry no culture under <paramref name="defaultCultureName"/>.</summary>
    public CaptureCultureAttribute(string? defaultCultureName, bool captureDefault = true)
        : this(defaultCultureName, defaultCultureName, captureDefault)
    {
    }

    /// <summary>Runs jobs that carry no culture under the given ones; stores these only with <paramref name="captureDefault"/>.</summary>
    public CaptureCultureAttribute(string? defaultCultureName, string? defaultUICultureName, bool captureDefault = true)
    {
        DefaultCultureName = defaultCultureName;
        DefaultUICultureName = defaultUICultureName;
        CaptureDefault = captureDefault;
    }

    /// <summary>Culture of jobs that carry none; <see langword="null"/> leaves the thread's.</summary>
    public string? DefaultCultureName { get; }

    /// <summary>User interface culture of jobs that carry none; <see langword="null"/> leaves the thread's.</summary>
    public string? DefaultUICultureName { get; }

    /// <summary>Whether the default culture is stored too.</summary>
    public bool CaptureDefault { get; }

    /// <summary>Whether culture objects are shared, which ignores regional settings of the machine's user. Default: <see langword="true"/>.</summary>
    public bool CachedCulture { get; set; } = true;

    /// <summary>Stores the current cultures as job parameters.</summary>
    public void OnCreating(CreatingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (culture, uiCulture) = (CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name);

        if (IsStored(culture, DefaultCultureName)) context.SetJobParameter(Culture, culture);
        if (IsStored(uiCulture, DefaultUICultureName) && !Repeats(uiCulture, culture)) context.SetJobParameter(UICulture, uiCulture);
    }

    /// <summary>Does nothing.</summary>
    public void OnCreated(CreatedContext context)
    {
    }

    /// <summary>Switches to the stored cultures.</summary>
    public void OnPerforming(PerformingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var culture = context.GetJobParameter<string>(Culture, allowStale: true) ?? DefaultCultureName;
        var uiCulture = context.GetJobParameter<string>(UICulture, allowStale: true) ?? DefaultUICultureName ?? culture;

        context.Items[nameof(CaptureCultureAttribute)] = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        if (culture is not null) CultureInfo.CurrentCulture = Find(culture);
        if (uiCulture is not null) CultureInfo.CurrentUICulture = Find(uiCulture);
    }

    /// <summary>Switches back.</summary>
    public void OnPerformed(PerformedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Items.TryGetValue(nameof(CaptureCultureAttribute), out var item)) return;

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = ((CultureInfo, CultureInfo))item;
    }

    private bool IsStored(string name, string? defaultName) => CaptureDefault || !string.Equals(name, defaultName, StringComparison.Ordinal);

    // Older versions need the second parameter even when it says the same.
    private static bool Repeats(string uiCulture, string culture) =>
        GlobalConfiguration.Writes(CompatibilityLevel.Version_180) && string.Equals(uiCulture, culture, StringComparison.Ordinal);

    private CultureInfo Find(string name) => CachedCulture ? CultureInfo.GetCultureInfo(name) : new CultureInfo(name);
}
