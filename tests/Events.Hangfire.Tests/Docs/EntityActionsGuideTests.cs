using System.Runtime.CompilerServices;
using Docs.Testing;

namespace Events.Hangfire.Tests.Docs;

public sealed class EntityActionsGuideTests
{
    [Fact]
    public void TheGuideShowsCodeThatCompiles()
    {
        var shown = Guide.NamedBlocks(PathTo("../../../docs/entity-actions.md"));
        var compiled = Guide.MarkedCode(PathTo("EntityActionsGuide.cs"));

        Assert.Equal(compiled.Keys.Order(), shown.Keys.Order());
        Assert.All(compiled, mark => Assert.Equal(mark.Value, shown[mark.Key]));
    }

    [Fact]
    public void TheActionsOfTheGuideHaveNoFaults()
    {
        List<string> faults = [];
        foreach (var action in typeof(EntityActionsGuide).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(IEntityAction))))
        {
            EntityActionDescriptor.Checked(action, faults);
        }

        Assert.Empty(faults);
    }

    private static string PathTo(string relative, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, relative);
}
