using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Common;

/// <summary>What stands in the tables is input: names of types and arguments that must not do harm.</summary>
[Collection(GlobalConfigurationCollection.Name)]
public sealed class StoredTypeTests : IDisposable
{
    private readonly JobLab lab = new(new AutomaticRetryAttribute(), new ContinuationsSupportAttribute());

    public void Dispose()
    {
        GlobalConfiguration.Configuration.UseDefaultTypeResolver();
        lab.Dispose();
    }

    [Theory]
    [InlineData(33)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void AGenericTypeNestedTooDeeplyIsRefused(int levels)
    {
        const string list = "System.Collections.Generic.List`1[[";
        var name = string.Concat(Enumerable.Repeat(list, levels)) + "System.Int32" + string.Concat(Enumerable.Repeat("]]", levels));

        var error = Assert.Throws<TypeLoadException>(() => TypeHelper.DefaultTypeResolver(name));

        Assert.Contains("is too long or nested too deeply", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[,]")]
    [InlineData("*")]
    public void ArraysAndPointersNestedTooDeeplyAreRefused(string suffix) =>
        Assert.Throws<TypeLoadException>(() => TypeHelper.DefaultTypeResolver("System.Int32" + string.Concat(Enumerable.Repeat(suffix, 1000))));

    [Fact]
    public void HonestGenericTypesAreFound()
    {
        var type = typeof(Dictionary<string, List<KeyValuePair<int[], Tuple<string, Dictionary<Guid, List<DateTime?>>>>>>);

        Assert.Equal(type, TypeHelper.DefaultTypeResolver(TypeHelper.SimpleAssemblyTypeSerializer(type)));
    }

    [Theory]
    [InlineData("System.Guid, mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", typeof(Guid))]
    [InlineData("System.Guid, System.Private.CoreLib, Version=99.0.0.0, Culture=de, PublicKeyToken=0000000000000000", typeof(Guid))]
    public void OtherVersionsCulturesAndTokensAreFoundBySimpleName(string name, Type expected) =>
        Assert.Equal(expected, TypeHelper.DefaultTypeResolver(name));

    [Theory]
    [InlineData("Gone, Nowhere", "Return", """["System.Int32"]""", """["1"]""")]
    [InlineData(null, "Vanished", """["System.Int32"]""", """["1"]""")]
    [InlineData(null, "Return", """["System.Int32"]""", """["1","2"]""")]
    [InlineData(null, "Return", """["System.Int32"]""", "[]")]
    [InlineData(null, "Return", """["System.Int32"]""", """["{"]""")]
    [InlineData(null, "Return", """["System.Int32"]""", """["\"text\""]""")]
    [InlineData(null, "Return", """["System.Int32"]""", "not json")]
    [InlineData(null, "Return", "not json", """["1"]""")]
    public void WhatCannotBeReadIsALoadError(string? type, string method, string parameterTypes, string arguments)
    {
        var stored = new InvocationData(type ?? typeof(LabJobs).AssemblyQualifiedName!, method, parameterTypes, arguments);

        var error = Assert.Throws<JobLoadException>(stored.DeserializeJob);

        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task AnAllowListRefusesEveryOtherType()
    {
        var allowed = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        var refused = lab.Client.Enqueue<SampleOfAnother>(other => other.Run());
        var child = lab.Client.ContinueJobWith<LabJobs>(allowed, jobs => jobs.Return(2));
        GlobalConfiguration.Configuration.UseTypeResolver(OnlyListed);

        lab.StartServer();
        await lab.SucceedsAsync(child);
        await lab.ReachesAsync(refused, FailedState.StateName);

        Assert.Equal(["Enqueued", "Failed"], lab.History(refused));
        Assert.Contains("is not on the list", lab.Last(refused).Data["ExceptionDetails"], StringComparison.Ordinal);
    }

    private static Type OnlyListed(string name)
    {
        var type = TypeHelper.DefaultTypeResolver(name);
        return type == typeof(LabJobs) || type == typeof(int)
            ? type
            : throw new TypeLoadException($"Type '{name}' is not on the list of types that may run.");
    }

#pragma warning disable CA1822 // Jobs are instance methods.
    public sealed class SampleOfAnother
    {
        public void Run()
        {
        }
    }
#pragma warning restore CA1822
}
