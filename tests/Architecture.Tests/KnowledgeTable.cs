namespace Architecture.Tests;

/// <summary>Who may know whom. A new project needs a line here.</summary>
internal static class KnowledgeTable
{
    private const string EfCore = "Microsoft.EntityFrameworkCore";
    private const string AspNetCore = "Microsoft.AspNetCore";
    private const string Npgsql = "Npgsql";
    private const string Hangfire = "Hangfire";
    private const string HangfireOnPostgres = "Hangfire.PostgreSql";
    private const string Engine = "Hangfire.Embedded";

    private static readonly Dictionary<string, KnowledgeRule> Rules = new KnowledgeRule[]
    {
        new("Events", MayKnow: [], Never: [EfCore, Npgsql, Hangfire, AspNetCore]),
        new("Events.EfCore", MayKnow: ["Events"], Never: [Hangfire]),
        new("Events.Hangfire", MayKnow: ["Events", Engine], Never: [EfCore, Npgsql, HangfireOnPostgres]),
        new("Events.Commands", MayKnow: ["Events"], Never: [EfCore, Npgsql, Hangfire, AspNetCore]),
        new("Events.RabbitMq", MayKnow: ["Events"], Never: [EfCore, Hangfire]),
        new("Events.Aws", MayKnow: ["Events"], Never: [EfCore, Hangfire]),
        new("Events.Testing", MayKnow: ["Events", "Events.EfCore", "Events.Hangfire", Engine], Never: []),
        new("Hangfire.Embedded", MayKnow: [], Never: ["Events"]),
    }.ToDictionary(rule => rule.Project);

    public static KnowledgeRule For(string project) => Rules.TryGetValue(project, out var rule)
        ? rule
        : throw new UnknownProjectException(project);
}
