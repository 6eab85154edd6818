using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class ConnectionSettingsTests : PostgreSqlTest
{
    [Fact]
    public void StatementsArePreparedAndConnectionsNotResetUnlessTheApplicationSaysOtherwise()
    {
        var settings = SettingsOf(Database.ConnectionString);

        Assert.True(settings.MaxAutoPrepare > 0);
        Assert.True(settings.NoResetOnClose);
    }

    [Fact]
    public void WhatTheApplicationSaysAboutItsConnectionsStays()
    {
        var settings = SettingsOf($"{Database.ConnectionString};Max Auto Prepare=0;No Reset On Close=false");

        Assert.Equal(0, settings.MaxAutoPrepare);
        Assert.False(settings.NoResetOnClose);
    }

    private static NpgsqlConnectionStringBuilder SettingsOf(string connectionString)
    {
        using var connection = new StringConnections(() => connectionString, null).OpenOwn();
        return new NpgsqlConnectionStringBuilder(connection.ConnectionString);
    }
}
