using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Common;

public sealed class JobFilterProviderTests
{
    private readonly JobFilterCollection global = [];

    [Fact]
    public void LowerOrdersComeFirstThenMoreGeneralScopes()
    {
        global.Add(new Once { Order = 5 });
        global.Add(new Many { Order = 5, Name = "global" });

        var filters = Filters<Marked>(jobs => jobs.Run());

        Assert.Equal(["Many type -1", "Once method 3", "Many global 5", "Many method 5"], filters);
    }

    [Fact]
    public void OfOneTypeTheMostSpecificScopeWinsWhateverItsOrder()
    {
        global.Add(new Once { Order = 100, Name = "global" });

        Assert.DoesNotContain("Once global 100", Filters<Marked>(jobs => jobs.Run()));
    }

    [Fact]
    public void OfOneScopeTheFilterAddedLastWins()
    {
        global.Add(new AutomaticRetryAttribute());
        global.Add(new AutomaticRetryAttribute { Attempts = 0 });

        var filter = Assert.Single(new JobFilterProviderCollection(global).GetFilters(null));

        Assert.Equal(0, ((AutomaticRetryAttribute)filter.Instance).Attempts);
    }

    [Fact]
    public void AProviderReplacesTheGlobalFilterOfOneJob()
    {
        global.Add(new AutomaticRetryAttribute());
        var providers = new JobFilterProviderCollection(global, new OptOut());

        var filter = Assert.Single(providers.GetFilters(Job.FromExpression<Unmarked>(jobs => jobs.Run())));

        Assert.Equal(0, ((AutomaticRetryAttribute)filter.Instance).Attempts);
    }

    [Fact]
    public void AnObjectThatIsNoFilterIsRefused() => Assert.Throws<ArgumentException>(() => global.Add("text"));

    private List<string> Filters<T>(System.Linq.Expressions.Expression<Action<T>> call) =>
        [.. new JobFilterProviderCollection(global, new JobFilterAttributeFilterProvider())
            .GetFilters(Job.FromExpression(call)).Select(filter => filter.Instance.ToString()!)];

    private sealed class OptOut : IJobFilterProvider
    {
        public IEnumerable<JobFilter> GetFilters(Job? job) =>
            [new JobFilter(new AutomaticRetryAttribute { Attempts = 0 }, JobFilterScope.Method, null)];
    }

    [AttributeUsage(AttributeTargets.All, AllowMultiple = false)]
    public sealed class Once : JobFilterAttribute, IElectStateFilter
    {
        public string Name { get; set; } = "";

        public void OnStateElection(ElectStateContext context)
        {
        }

        public override string ToString() => $"Once {Name} {Order}";
    }

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public sealed class Many : JobFilterAttribute, IElectStateFilter
    {
        public string Name { get; set; } = "";

        public void OnStateElection(ElectStateContext context)
        {
        }

        public override string ToString() => $"Many {Name} {Order}";
    }

#pragma warning disable CA1822 // Jobs are instance methods.
    [Many(Name = "type")]
    public class Marked
    {
        [Once(Name = "method", Order = 3)]
        [Many(Name = "method", Order = 5)]
        public void Run()
        {
        }
    }

    public class Unmarked
    {
        public void Run()
        {
        }
    }
#pragma warning restore CA1822
}
