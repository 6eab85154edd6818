using System.Globalization;

namespace Hangfire.PostgreSql.Connections;

/// <summary>What the server may choose from when it plans the statements of a connection.</summary>
internal sealed class PlanChoice
{
    // Reading a whole table is never right for the few rows a statement names. Ruling something out makes a plan look so dear that it would
    // be compiled first, which takes a hundred times as long as running it.
    private const string NeverWholeTables = "set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false), set_config('jit', 'off', false)";

    private readonly string settings;
    private readonly string whenKept;

    private PlanChoice(string settings, string whenKept) => (this.settings, this.whenKept) = (settings, whenKept);

    /// <summary>
    /// Rows are found by their keys. A plan that is kept is made without knowing how many rows it is for; so it never compares each with each, which
    /// is no slower for a few and a great deal faster for hundreds.
    /// </summary>
    public static PlanChoice ByKeys { get; } = new(NeverWholeTables, "set_config('enable_nestloop', '{0}', false)");

    /// <summary>Rows are found in the order of an index: without sorting, a claim does not read the whole queue to sort it.</summary>
    public static PlanChoice InOrder { get; } = new(NeverWholeTables, "set_config('enable_sort', '{0}', false)");

    /// <summary>The statement that sets this choice, for plans that are kept or for plans that are made anew for each use.</summary>
    public string Keeping(bool plans) =>
        $"select {settings}, {string.Format(CultureInfo.InvariantCulture, whenKept, plans ? "off" : "on")}, " +
        $"set_config('plan_cache_mode', '{(plans ? "force_generic_plan" : "force_custom_plan")}', false)";
}
