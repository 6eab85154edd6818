namespace Architecture.Tests;

public sealed class SourceRulesTests
{
    private static readonly SourceProject Project = new("Events.EfCore", "Events.EfCore", "Events.EfCore", []);

    [Fact]
    public void ARegionIsReported() => Assert.Single(SourceRules.NoRegions(new("src/A/B.cs", "class B\n{\n    #region Fields\n    #endregion\n}")));

    [Theory]
    [InlineData("src/Events.Hangfire/A.cs", "// Hangfire.Embedded does it")]
    [InlineData("tests/Events.Tests/A.cs", "using Hangfire.Embedded;")]
    [InlineData("src/Events.Hangfire/A.cs", "  #if HANGFIRE_EMBEDDED\n")]
    [InlineData("samples/WebApp/A.cs", "#elif !EmbeddedEngine\n")]
    public void CodeForOneEngineIsReported(string path, string text) => Assert.NotEmpty(SourceRules.NothingOfOneEngine(new(path, text)));

    [Theory]
    [InlineData("src/Hangfire.Embedded/A.cs", "// Hangfire.Embedded")]
    [InlineData("tests/Hangfire.Embedded.Tests/A.cs", "using Hangfire.Embedded.Tests;")]
    [InlineData("src/Events.Hangfire/A.cs", "using Hangfire;\n#if NET10_0\n#endif")]
    public void CodeForEitherEngineIsNot(string path, string text) => Assert.Empty(SourceRules.NothingOfOneEngine(new(path, text)));

    [Theory]
    [InlineData("src/Events.EfCore/Outbox.cs", "namespace Events.Outbox;")]
    [InlineData("src/Events.EfCore/Outbox.cs", "namespace Events;")]
    [InlineData("src/Events.EfCore/Outbox.cs", "namespace Events.EfCoreOutbox;")]
    [InlineData("src/Events.EfCore/OutboxExtensions.cs", "namespace Somewhere;")]
    public void AForeignNamespaceIsReported(string path, string text) =>
        Assert.Single(SourceRules.NamespaceOfItsProject(new(path, text), Project));

    [Theory]
    [InlineData("src/Events.EfCore/Outbox.cs", "namespace Events.EfCore;")]
    [InlineData("src/Events.EfCore/Outbox.cs", "namespace Events.EfCore.Outbox;")]
    [InlineData("src/Events.EfCore/OutboxExtensions.cs", "namespace Events;")]
    [InlineData("src/Events.EfCore/OutboxExtensions.cs", "namespace Microsoft.Extensions.DependencyInjection;")]
    [InlineData("src/Events.EfCore/ModelBuilderExtensions.cs", "namespace Microsoft.EntityFrameworkCore;")]
    [InlineData("src/Events.EfCore/Usings.cs", "global using Events;")]
    public void ANamespaceOfTheProjectIsNot(string path, string text) =>
        Assert.Empty(SourceRules.NamespaceOfItsProject(new(path, text), Project));

    [Theory]
    [InlineData("src/A/Order.cs", "public sealed class Orders;")]
    [InlineData("src/A/Order.cs", "public record Order;\n\npublic readonly record struct Line(int Number);")]
    [InlineData("src/A/Order.cs", "public delegate Task<int> Handle(int number);")]
    [InlineData("src/A/OrderExceptions.cs", "public class OrderException;\n\npublic class Order;")]
    public void AnotherPublicTypeIsReported(string path, string text) => Assert.NotEmpty(SourceRules.NamedAfterItsPublicType(new(path, text)));

    [Theory]
    [InlineData("src/A/Order.cs", "public sealed record Order(int Number);")]
    [InlineData("src/A/Order.Lines.cs", "public sealed partial class Order<T>\n{\n    public enum Kind\n    {\n    }\n}")]
    [InlineData("src/A/Orders.cs", "internal sealed class Order;\n\ninternal interface ILine;")]
    [InlineData("src/A/Handle.cs", "public delegate Task<int> Handle(int number);")]
    [InlineData("src/A/OrderExceptions.cs", "public class OrderException;\n\npublic class LineException;")]
    public void TheTypeOfTheFileNameIsNot(string path, string text) => Assert.Empty(SourceRules.NamedAfterItsPublicType(new(path, text)));
}
