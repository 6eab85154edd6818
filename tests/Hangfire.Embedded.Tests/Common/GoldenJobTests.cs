using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.Storage;
using Newtonsoft.Json.Linq;

namespace Hangfire.Embedded.Tests.Common;

[Collection(GlobalConfigurationCollection.Name)]
public sealed class GoldenJobTests : IDisposable
{
    // As recorded in the column invocationdata.
    private const string Run =
        """{"Type": "Sample, golden", "Method": "Run", "Arguments": "[\"\\\"11111111-2222-3333-4444-555555555555\\\"\",\"7\",\"\\\"text\\\"\",null,null]", "ParameterTypes": "[\"System.Guid, mscorlib\",\"System.Int32\",\"System.String\",\"System.Nullable`1[[System.DateTime, mscorlib]], mscorlib\",\"System.Threading.CancellationToken, mscorlib\"]"}""";

    private const string Plain = """{"Type": "Sample, golden", "Method": "Plain", "Arguments": "[]", "ParameterTypes": "[]"}""";

    private const string Critical =
        """{"Type": "Sample, golden", "Queue": "critical", "Method": "Plain", "Arguments": "[]", "ParameterTypes": "[]"}""";

    private const string Fail =
        """{"Type": "Sample, golden", "Method": "Fail", "Arguments": "[\"1\"]", "ParameterTypes": "[\"System.Int32\"]"}""";

    private const string Generic =
        """{"Type": "Generic`1[[Item, golden]], golden", "Method": "Handle", "Arguments": "[\"{\\\"Name\\\":\\\"n\\\",\\\"Tags\\\":[\\\"a\\\"]}\"]", "ParameterTypes": "[\"Item, golden\"]"}""";

    private const string ShortPlain = """{"t":"Sample, golden","m":"Plain"}""";

    public GoldenJobTests() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer()
        .UseRecommendedSerializerSettings();

    public void Dispose() => GlobalConfiguration.Configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_110)
        .UseDefaultTypeSerializer()
        .UseSerializerSettings(null);

    [Fact]
    public void ArgumentsOfAllKindsAreWrittenAsRecorded() =>
        AssertWritten(Run, new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Run")!,
            Guid.Parse("11111111-2222-3333-4444-555555555555"), 7, "text", null, CancellationToken.None));

    [Fact]
    public void AMethodWithoutParametersIsWrittenAsRecorded() =>
        AssertWritten(Plain, new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Plain")!));

    [Fact]
    public void AQueueOfTheJobIsWrittenAsRecorded() =>
        AssertWritten(Critical, new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Plain")!, [], "critical"));

    [Fact]
    public void ANumberIsWrittenAsRecorded() =>
        AssertWritten(Fail, new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Fail")!, 1));

    [Fact]
    public void AGenericClassWithAnObjectIsWrittenAsRecorded()
    {
        dynamic item = Activator.CreateInstance(GoldenAssembly.Item)!;
        GoldenAssembly.Item.GetField("Name")!.SetValue(item, "n");
        GoldenAssembly.Item.GetField("Tags")!.SetValue(item, new List<string> { "a" });

        AssertWritten(Generic, new Job(GoldenAssembly.GenericOfItem, GoldenAssembly.GenericOfItem.GetMethod("Handle")!, [item]));
    }

    [Theory]
    [InlineData(Run, "Run")]
    [InlineData(Plain, "Plain")]
    [InlineData(Critical, "Plain")]
    [InlineData(Fail, "Fail")]
    [InlineData(Generic, "Handle")]
    public void ARecordedJobIsReadAndWrittenBackUnchanged(string recorded, string method)
    {
        Assert.NotNull(GoldenAssembly.GenericOfItem);

        var job = SerializationHelper.Deserialize<InvocationData>(recorded)!.DeserializeJob();

        Assert.Equal(method, job.Method.Name);
        AssertWritten(recorded, job);
    }

    [Fact]
    public void TheShortPayloadIsWrittenAsRecorded()
    {
        var job = new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Plain")!);

        Assert.Equal(ShortPlain, InvocationData.SerializeJob(job).SerializePayload());
    }

    [Theory]
    [InlineData(ShortPlain)]
    [InlineData(Plain)]
    public void ShortAndLongPayloadsAreRead(string payload) =>
        Assert.Equal(GoldenAssembly.Sample.GetMethod("Plain"), InvocationData.DeserializePayload(payload).DeserializeJob().Method);

    [Fact]
    public void TheShortPayloadCarriesArgumentsAndQueue()
    {
        var job = new Job(GoldenAssembly.Sample, GoldenAssembly.Sample.GetMethod("Fail")!, [1], "critical");

        var read = InvocationData.DeserializePayload(InvocationData.SerializeJob(job).SerializePayload()).DeserializeJob();

        Assert.Equal(("critical", 1), (read.Queue, read.Args[0]));
    }

    private static void AssertWritten(string recorded, Job job) =>
        Assert.True(
            JToken.DeepEquals(JToken.Parse(recorded), JToken.Parse(SerializationHelper.Serialize(InvocationData.SerializeJob(job)))),
            $"Expected {recorded}, got {SerializationHelper.Serialize(InvocationData.SerializeJob(job))}.");
}
