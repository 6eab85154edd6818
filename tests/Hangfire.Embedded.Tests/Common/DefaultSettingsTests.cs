using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;
using Hangfire.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Hangfire.Embedded.Tests.Common;

/// <summary>What an application sets as the defaults of its own JSON is none of the stored data's business.</summary>
[Collection(GlobalConfigurationCollection.Name)]
public sealed class DefaultSettingsTests : IDisposable
{
    private readonly Func<JsonSerializerSettings>? before = JsonConvert.DefaultSettings;

#pragma warning disable CA2326, CA2327 // What an application should not set, and some do.
    public DefaultSettingsTests() => JsonConvert.DefaultSettings = () => new JsonSerializerSettings
    {
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
        Converters = { new StringEnumConverter() },
        DateFormatString = "dd.MM.yyyy",
        DefaultValueHandling = DefaultValueHandling.Ignore,
        Formatting = Formatting.Indented,
        TypeNameHandling = TypeNameHandling.All,
    };
#pragma warning restore CA2326, CA2327

    public void Dispose()
    {
        JsonConvert.DefaultSettings = before;
        GlobalConfiguration.Configuration.UseSerializerSettings(null);
    }

    [Theory]
    [InlineData(SerializationOption.Internal)]
    [InlineData(SerializationOption.User)]
    public void TheyDoNotReachWhatIsWritten(SerializationOption option) =>
        Assert.Equal(
            """{"Size":0,"Day":1,"At":"2026-11-21T14:00:00Z"}""",
            SerializationHelper.Serialize(new Parcel(0, DayOfWeek.Monday, new DateTime(2026, 11, 21, 14, 0, 0, DateTimeKind.Utc)), option));

    [Theory]
    [InlineData(SerializationOption.Internal)]
    [InlineData(SerializationOption.User)]
    public void TheyDoNotLetStoredDataNameATypeToCreate(SerializationOption option)
    {
        var read = SerializationHelper.Deserialize<object>($$"""{"$type":"{{typeof(Trap).AssemblyQualifiedName}}"}""", option);

        Assert.IsNotType<Trap>(read);
    }

    [Fact]
    public void TheyDoNotReachArgumentsUnderTheRecommendedSettings()
    {
        GlobalConfiguration.Configuration.UseRecommendedSerializerSettings();
        var job = Job.FromExpression<Post>(post => post.Send(new Parcel(0, DayOfWeek.Monday, default)));

        var stored = InvocationData.SerializeJob(job);

        Assert.Equal("""["{\"Size\":0,\"Day\":1,\"At\":\"0001-01-01T00:00:00\"}"]""", stored.Arguments);
        Assert.Equal(job.Args, stored.DeserializeJob().Args);
    }

    [Fact]
    public void TheyDoNotReachStates()
    {
        var awaiting = new AwaitingState("1", new EnqueuedState("critical"));

        var stored = SerializationHelper.Serialize<IState>(awaiting, SerializationOption.TypedInternal);

        Assert.Contains("\"NextState\":{\"$type\":\"Hangfire.States.EnqueuedState, Hangfire.Core\",\"Queue\":\"critical\"", stored, StringComparison.Ordinal);
        var read = Assert.IsType<AwaitingState>(SerializationHelper.Deserialize<IState>(stored, SerializationOption.TypedInternal));
        Assert.Equal("critical", Assert.IsType<EnqueuedState>(read.NextState).Queue);
    }

    [Fact]
    public void TextAfterAStoredValueIsRefused() =>
        Assert.ThrowsAny<JsonException>(() => SerializationHelper.Deserialize<Parcel>("""{"Size":1} {"Size":2}""", SerializationOption.User));

    public sealed record Parcel(int Size, DayOfWeek Day, DateTime At);

    public sealed class Trap;

#pragma warning disable CA1822 // Jobs are instance methods.
    public sealed class Post
    {
        public void Send(Parcel parcel) => ArgumentNullException.ThrowIfNull(parcel);
    }
#pragma warning restore CA1822
}
