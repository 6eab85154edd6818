namespace Hangfire.Embedded.Tests.Dashboard;

/// <summary>The dashboard's menus and routes are shared by the whole process, so its tests take turns.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection
{
    public const string Name = "Dashboard";
}
