using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Common;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData(typeof(int), "System.Int32")]
    [InlineData(typeof(string), "System.String")]
    [InlineData(typeof(Guid), "System.Guid, mscorlib")]
    [InlineData(typeof(DateTime?), "System.Nullable`1[[System.DateTime, mscorlib]], mscorlib")]
    [InlineData(typeof(Guid[]), "System.Guid[], mscorlib")]
    [InlineData(typeof(PerformContext), "Hangfire.Server.PerformContext, Hangfire.Core")]
    [InlineData(typeof(IJobCancellationToken), "Hangfire.IJobCancellationToken, Hangfire.Core")]
    [InlineData(typeof(TypeNameTests), "Hangfire.Embedded.Tests.Common.TypeNameTests, Hangfire.Embedded.Tests")]
    public void SimpleNamesCarryNoVersions(Type type, string name) => Assert.Equal(name, TypeHelper.SimpleAssemblyTypeSerializer(type));

    [Theory]
    [InlineData(typeof(Dictionary<string, List<Guid?>>))]
    [InlineData(typeof(EnqueuedState[,]))]
    [InlineData(typeof(KeyValuePair<PerformContext, int>))]
    [InlineData(typeof(Uri))]
    [InlineData(typeof(Dictionary<,>))]
    public void EveryNameLeadsBackToItsType(Type type)
    {
        Assert.Equal(type, TypeHelper.DefaultTypeResolver(TypeHelper.SimpleAssemblyTypeSerializer(type)));
        Assert.Equal(type, TypeHelper.DefaultTypeResolver(TypeHelper.DefaultTypeSerializer(type)));
    }

    [Theory]
    [InlineData("System.Guid, System.Private.CoreLib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e")]
    [InlineData("System.Guid, mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    [InlineData("System.Guid, mscorlib")]
    [InlineData("System.Guid")]
    public void NamesOfOtherRuntimesAreRead(string name) => Assert.Equal(typeof(Guid), TypeHelper.DefaultTypeResolver(name));

    [Theory]
    [InlineData("Hangfire.States.EnqueuedState, Hangfire.Core")]
    [InlineData("Hangfire.States.EnqueuedState, Hangfire.Core, Version=1.8.24.0, Culture=neutral, PublicKeyToken=null")]
    public void NamesWrittenByTheOtherEngineAreRead(string name) => Assert.Equal(typeof(EnqueuedState), TypeHelper.DefaultTypeResolver(name));

    [Fact]
    public void AnUnknownTypeIsAnError() => Assert.ThrowsAny<Exception>(() => TypeHelper.DefaultTypeResolver("No.Such.Type, mscorlib"));
}
