using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class OptionsTests
{
    [Fact]
    public void DurationsThatAreNotPositiveAreRefusedByName()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new PostgreSqlStorageOptions { InvisibilityTimeout = TimeSpan.Zero });

        Assert.StartsWith("Expected InvisibilityTimeout to be positive, got '00:00:00'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AVeryShortPollIntervalMustBeAllowedFirst()
    {
        Assert.Throws<ArgumentException>(() => new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(10) });

        var options = new PostgreSqlStorageOptions { AllowUnsafeValues = true, QueuePollInterval = TimeSpan.FromMilliseconds(10) };

        Assert.Equal(TimeSpan.FromMilliseconds(10), options.QueuePollInterval);
    }

    [Fact]
    public void DefaultsAreTheDocumentedOnes()
    {
        var options = new PostgreSqlStorageOptions();

        Assert.Equal(TimeSpan.FromSeconds(15), options.QueuePollInterval);
        Assert.Equal(TimeSpan.FromMinutes(1), options.InvisibilityTimeout);
        Assert.Equal(TimeSpan.FromMinutes(10), options.DistributedLockTimeout);
        Assert.Equal(TimeSpan.FromHours(1), options.JobExpirationCheckInterval);
        Assert.Equal(TimeSpan.FromMinutes(5), options.CountersAggregateInterval);
        Assert.True(options.UseSlidingInvisibilityTimeout);
        Assert.True(options.EnableTransactionScopeEnlistment);
        Assert.Equal("hangfire", options.SchemaName);
    }

    [Fact]
    public void AStorageThatWasNotToldItsDatabaseSaysSo()
    {
        var error = Assert.Throws<InvalidOperationException>(() => GlobalConfiguration.Configuration.UsePostgreSqlStorage(_ => { }));

        Assert.Equal(
            "UsePostgreSqlStorage was not told how to reach the database. Call UseNpgsqlConnection(connectionString) on its options.",
            error.Message);
    }
}
