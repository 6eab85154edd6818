using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class ConnectionTests
{
    [Fact]
    public void StatementsArePreparedAndConnectionsKeptAsTheyAre()
    {
        var tuned = new NpgsqlConnectionStringBuilder(StringConnections.Tune("Host=server"));

        Assert.True(tuned.MaxAutoPrepare > 0);
        Assert.True(tuned.NoResetOnClose);
        Assert.False(tuned.Enlist);
    }

    [Theory]
    [InlineData("Host=server;Max Auto Prepare=0;No Reset On Close=false")]
    [InlineData("Host=server;maxautoprepare=0;NoResetOnClose=false")]
    public void WhatTheApplicationSaysIsLeftAlone(string connectionString)
    {
        var tuned = new NpgsqlConnectionStringBuilder(StringConnections.Tune(connectionString));

        Assert.Equal(0, tuned.MaxAutoPrepare);
        Assert.False(tuned.NoResetOnClose);
    }
}
