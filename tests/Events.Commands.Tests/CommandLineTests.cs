using System.CommandLine;
using Events.Commands.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Commands.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--environment=Development")]
    public async Task WithoutACommandTheApplicationStarts(params string[] args)
    {
        using var shop = new Shop();

        Assert.Null(await shop.RunAsync(args));
        Assert.Empty(shop.Output.ToString() + shop.Error);
    }

    [Fact]
    public async Task AMisspeltCommandIsWrongUsageAndTheNearestIsProposed()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("syncevent"));
        Assert.Equal(
            ["Expected one of worker, syncevents, events, jobs, archive, explain, got \"syncevent\". Did you mean \"syncevents\"?", "See --help."],
            shop.Error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ACommandOfSeveralPartsNeedsOne()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("events"));
        Assert.StartsWith("Expected events with one of list, show, schema, asyncapi, check, got none.", shop.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownOptionIsWrongUsage()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("syncevents", "--dryrun"));
        Assert.Contains("--dryrun", shop.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongUsageOfAPartPointsToItsHelp()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("archive", "list", "--max", "none"));
        Assert.EndsWith("See archive list --help.", shop.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive", "list", "--event", "--handler", "--entity", "--since", "--until", "--text", "--status", "--max", "--json")]
    [InlineData("archive", "show", "eventId", "handler", "--json")]
    [InlineData("archive", "replay", "eventId", "handler", "--handler", "--all", "--rate", "--stop-after", "--dry-run", "--by", "--json")]
    [InlineData("archive", "discard", "eventId", "handler", "--text", "--all", "--dry-run", "--by", "--json")]
    [InlineData("archive", "purge", "eventId", "handler", "--text", "--all", "--status", "--dry-run", "--by", "--json")]
    [InlineData("archive", "history", "--max", "--json")]
    public async Task TheHelpOfAPartNamesWhatItTakes(string command, string part, params string[] words)
    {
        using var shop = new Shop();

        Assert.Equal(0, await shop.RunAsync(command, part, "--help"));
        Assert.All(words, word => Assert.Contains(word, shop.Output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task HelpListsEveryCommand()
    {
        using var shop = new Shop();

        Assert.Equal(0, await shop.RunAsync("--help"));
        Assert.All(["worker", "syncevents", "events", "jobs", "archive", "explain"], name => Assert.Contains(name, shop.Output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherModulesAddTheirCommands()
    {
        using var shop = new Shop(events => events.Services.AddSingleton<IEventsCommand, Greet>());

        Assert.Equal(0, await shop.RunAsync("greet"));
        Assert.Equal("hello", shop.Output.ToString());
    }

    [Fact]
    public async Task WhatIsConfiguredWronglyIsAMessageAndAFault()
    {
        using var shop = new Shop(app: declared => declared.Handles<ThingSoldPayload, Rejoice>(queue: "No Good"));

        var error = await Record.ExceptionAsync(() => shop.RunAsync("events", "list"));

        Assert.Null(error);
        Assert.Contains("The queue of Rejoice is \"No Good\".", shop.Error.ToString(), StringComparison.Ordinal);
    }

    public sealed class Greet : IEventsCommand
    {
        public Command Build()
        {
            var command = new Command("greet", "Greets.");
            command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write("hello"));
            return command;
        }
    }
}
