using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>What is wrong with actions is said when the application starts, in one message.</summary>
public sealed class DeclarationTests
{
    [Fact, Trait("Requirement", "D-17")]
    public async Task EverythingThatIsWrongWithActionsIsSaidAtOnce()
    {
        using var host = HostWith(app => app
            .HasAction<Faulty.UnknownEntity>().HasAction<Faulty.WrongKey>().HasAction<Faulty.HalfAKey>().HasAction<Faulty.NoToken>()
            .HasAction<Faulty.BadQueue>().HasAction<Faulty.BadNumbers>().HasAction<Faulty.NoSource>().HasAction<Faulty.Twin.NoSource>());

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "BadNumbers has TimeoutSeconds = -1. Use seconds between 0 and 86400 (a day); 0 means no limit.",
                "The retries of BadNumbers are -1, from 10 to 5 seconds apart. Use 0 retries or more, and 0 ≤ FactorSeconds ≤ MaxDelaySeconds ≤ 31536000 (a year).",
                "NoSource cannot fill ColourPayload.Colour: Thing has no readable member of that name and type. Add one, make the member optional, or override MapSuccess.",
                $"Two entity actions share the name \"NoSource\": {typeof(Faulty.NoSource).FullName} and {typeof(Faulty.Twin.NoSource).FullName}. Rename one of them.",
                "UnknownEntity acts on Thingy, which is no entity of ThingsDbContext. Add a DbSet<Thingy> to it. Did you mean \"Thing\"?",
                "WrongKey loads Thing by Int32, but its key is Guid. Name that type in EntityAction<…>, a record or tuple for a key of several columns; or override Match.",
                "HalfAKey loads Line by Guid, but its key is Guid, Int32. Name that type in EntityAction<…>, a record or tuple for a key of several columns; or override Match.",
                "NoToken locks Thing optimistically, but that has no concurrency token. Add one with IsRowVersion(), or use Locking.ForUpdate.",
                "The queue of BadQueue is \"No Good\". Use lower-case letters, digits, underscores and dashes. At most 50 of them.",
            ],
            error.Faults);
    }

    [Fact, Trait("Requirement", "D-01")]
    public async Task SoundActionsOfEveryShapeStartAndDeclareTheirEvents()
    {
        using var host = HostWith(app => app.HasAction<LockLine>().HasAction<PackByCode>().HasAction<RepackParcel>().HasAction<CountLine>());

        await host.StartAsync();
        var events = host.Services.GetRequiredService<EventRegistry>().Events.Select(declared => declared.Name).Order();
        await host.StopAsync();

        Assert.Equal(["lineCounted", "lineCountingFailed", "parcelPacked", "parcelPackingFailed"], events);
    }

    [Fact, Trait("Requirement", "D-01")]
    public void WithoutTheAttributeNothingIsDeletedLockedSkippedOrLimited()
    {
        var options = EntityActionDescriptor.Of(typeof(ActOnce)).Options;

        Assert.Equal(
            (false, false, MissingEntity.Fail, Locking.None, 0),
            (options.DeleteOnSuccess, options.DeleteOnFailure, options.Missing, options.Locking, options.TimeoutSeconds));
    }

    [Fact, Trait("Requirement", "O-09")]
    public async Task TheDashboardNamesAJobAfterItsActionAndEntity()
    {
        using var host = HostWith(app => app.HasAction<ActOnce>().HasAction<CountLine>());
        await host.StartAsync();
        var nameOf = host.Services.GetRequiredService<DashboardOptions>().DisplayNameFunc;
        await host.StopAsync();
        var id = Guid.NewGuid();

        Assert.Equal($"ActOnce Thing#{id}", nameOf(null!, Job.FromExpression<ActOnce>(x => x.Run(id))));
        Assert.Equal($"CountLine Line#{id}/3", nameOf(null!, Job.FromExpression<CountLine>(x => x.Run(new LineKey(id, 3)))));
        Assert.Equal("created → mail.Send", nameOf(null!, Job.FromExpression<HandlerDelivery>(x => x.Deliver("created", "mail.Send", id))));
        Assert.Equal("Console.WriteLine", nameOf(null!, Job.FromExpression(() => Console.WriteLine("x"))));
    }

    [Fact]
    public void ANameFunctionSetBeforeDecidesFirst()
    {
        var options = new DashboardOptions { DisplayNameFunc = (_, job) => job.Args.Count == 0 ? "mine" : null! }.UseEntityActionNames();

        Assert.Equal("mine", options.DisplayNameFunc(null!, Job.FromExpression(() => Console.WriteLine())));
        Assert.StartsWith("ActOnce Thing#", options.DisplayNameFunc(null!, Job.FromExpression<ActOnce>(x => x.Run(Guid.Empty))), StringComparison.Ordinal);
    }

    // Nothing of it is asked of a database: the model is enough.
    private static IHost HostWith(Action<IDomainAppBuilder> configure)
    {
        const string nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1";
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<DomainApp>(new OneApp(configure));
        builder.Services.AddDbContext<ThingsDbContext>(context => context.UseNpgsql(nowhere));
        builder.Services.AddEvents().UseEntityFrameworkCore<ThingsDbContext>().UseHangfire();
        builder.Services.AddHangfire(hangfire => hangfire.UseInMemoryStorage());
        return builder.Build();
    }

    private sealed class OneApp(Action<IDomainAppBuilder> configure) : DomainApp
    {
        public override string Name => "test";

        protected override void Configure(IDomainAppBuilder app) => configure(app);
    }
}
