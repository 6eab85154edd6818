namespace Events.Tests.Retries;

public sealed class RetryDeclarationTests
{
    [Fact]
    public void TheNamedExceptionsNarrowTheApplicationsPolicy()
    {
        var policy = RetryDeclaration.Of(typeof(Narrowed)).Over(new RetryPolicy { MaxRetries = 4 });

        Assert.Equal(4, policy.MaxRetries);
        Assert.Equal([typeof(TimeoutException), typeof(HttpRequestException)], policy.RetryOn);
        Assert.Equal([typeof(OperationCanceledException)], policy.NeverOn);
    }

    [Fact]
    public void ADeclaredPolicyKeepsItsOwnExceptionsBesideThem()
    {
        var policy = RetryDeclaration.Of(typeof(Declared)).Over(RetryPolicy.Default);

        Assert.Equal(2, policy.MaxRetries);
        Assert.Equal([typeof(TimeoutException), typeof(FormatException)], policy.RetryOn);
    }

    [Fact]
    public void AClassThatSaysNothingHasTheApplicationsPolicy() =>
        Assert.Same(RetryPolicy.Default, RetryDeclaration.Of(typeof(RetryDeclarationTests)).Over(RetryPolicy.Default));

    [Theory]
    [InlineData(typeof(NegativeDelay))]
    [InlineData(typeof(NoNumber))]
    [InlineData(typeof(Endless))]
    public void NumbersThatCannotBeAreFaults(Type type) => Assert.Single(RetryDeclaration.FaultsOn(type));

    [RetryOn<TimeoutException>, RetryOn<HttpRequestException>, NeverOn<OperationCanceledException>]
    private sealed class Narrowed;

    [Retry(2, RetryOn = [typeof(TimeoutException)]), RetryOn<FormatException>]
    private sealed class Declared;

    [Retry(1, FactorSeconds = -1)]
    private sealed class NegativeDelay;

    [Retry(1, FactorSeconds = double.NaN)]
    private sealed class NoNumber;

    [Retry(1, MaxDelaySeconds = double.PositiveInfinity)]
    private sealed class Endless;
}
