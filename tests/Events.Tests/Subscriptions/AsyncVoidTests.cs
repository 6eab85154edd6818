using Events.Tests.Support;

namespace Events.Tests.Subscriptions;

[Trait("Fault", "F15")]
public sealed class AsyncVoidTests
{
    private const string Why = " is async void: it would go on after its scope and its DbContext are gone, and its errors would end the process. Let it return Task.";

    [Fact]
    public void AnAppRefusesASubscribedMethodNobodyCanAwait()
    {
        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new InlineApp("mail", app => app.HandlesIn<Forgetful>())]));

        Assert.Equal($"The handler mail.Forgetful.Send cannot be awaited. Forgetful.Send{Why}", Assert.Single(error.Faults));
    }

    [Fact]
    public void AnAppRefusesADelegateNobodyCanAwait()
    {
        Action forgets = async () => await Task.Yield();

        var error = Assert.Throws<ConfigurationException>(() => new DomainApps([new InlineApp("mail", app => app.Handles("sent", "forgets", forgets))]));

        Assert.Matches(@"^The handler mail\.forgets cannot be awaited\. .*\.<lambda> is async void: ", Assert.Single(error.Faults));
    }

    [Fact]
    public void ALinkerRefusesADelegateNobodyCanAwait()
    {
        var linker = new EventLinker();

        var error = Assert.Throws<ArgumentException>(() => linker.On("sent", Forgetful.Send));

        Assert.Equal($"Forgetful.Send{Why}", error.Message);
        Assert.Empty(linker.Handlers);
    }

    [Fact]
    public void ADelegateThatReturnsItsTaskIsFine()
    {
        var linker = new EventLinker();

        linker.On("sent", async () => await Task.Yield());

        Assert.Single(linker.Handlers);
    }

    private sealed class Forgetful
    {
        [Subscribe("sent")]
        public static async void Send() => await Task.Yield();
    }
}
