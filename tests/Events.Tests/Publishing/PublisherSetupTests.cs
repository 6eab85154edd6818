using System.Reflection;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Publishing;

/// <summary>What a publisher is made of, and what is refused.</summary>
public sealed class PublisherSetupTests
{
    [Fact, Trait("Requirement", "C-33")]
    public void OnlyAnEventLinkerCanStandForAnEventLinker()
    {
        var parameter = Assert.Single(typeof(Publication).GetMethod(nameof(Publication.Through), BindingFlags.Instance | BindingFlags.Public)!.GetParameters());

        Assert.Equal(typeof(EventLinker), parameter.ParameterType);
        Assert.True(parameter.ParameterType.IsSealed);
        Assert.Equal("linker", Assert.Throws<ArgumentNullException>(() => Publication.Of("e").Through(null!)).ParamName);
    }

    [Fact, Trait("Requirement", "C-41"), Trait("Requirement", "C-T05"), Trait("Requirement", "C-T20")]
    public void WhatAPublisherNeedsCannotBeLeftOut()
    {
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => { _ = ((IServiceCollection)null!).AddEvents(); }).ParamName);
        Assert.Equal("events", Assert.Throws<ArgumentNullException>(() => { _ = ((EventsBuilder)null!).UseSignedPayloads("secret"); }).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentNullException>(() => new PayloadSigner(null!)).ParamName);
        Assert.Equal("publisher", Assert.Throws<ArgumentNullException>(() => { _ = ((IEventPublisher)null!).PublishAsync("e"); }).ParamName);
    }

    [Fact, Trait("Requirement", "C-55"), Trait("Requirement", "C-T05")]
    public async Task AStoreWithoutAnythingThatRunsJobsKeepsTheApplicationFromStarting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IOutbox>(new MemoryStore()).AddEvents();
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Equal(["Nothing runs jobs. Add .UseHangfire() behind AddEvents()."], error.Faults);
    }

    [Fact, Trait("Requirement", "C-55")]
    public async Task ThePublisherOfTheContainerSpeaksToTheDefaultLinker()
    {
        using var application = Application.InProcess();
        var heard = new List<string>();
        application.Linker.On("e", () => heard.Add("default"));
        var own = new EventLinker();
        own.On("e", () => heard.Add("own"));

        await application.Publisher.PublishAsync("e");
        await application.Publisher.PublishAsync(Publication.Of("e").Through(own));

        Assert.Equal(["default", "own"], heard);
        Assert.Empty(application.Log.At(LogLevel.Error));
    }

    [Theory, Trait("Requirement", "C-44"), Trait("Requirement", "C-T20")]
    [InlineData(null, "default")]
    [InlineData("Queue", "queue")]
    public async Task AHandlersJobWaitsInTheDefaultQueueUnlessItNamesOne(string? queue, string hangfires)
    {
        using var application = Application.WithStore(events => events.MapEventHandler("e", "task", () => { }, queue));

        await application.Publisher.PublishAsync("e");
        await application.RelayAsync();

        Assert.Equal(hangfires, QueueNames.ToHangfire(Assert.Single(application.Queue.Jobs).Queue));
    }

    [Fact, Trait("Requirement", "C-T20")]
    public void AnEmptyQueueNameIsRefused() => Assert.Equal("name", Assert.Throws<ArgumentException>(() => QueueNames.ToHangfire("")).ParamName);
}
