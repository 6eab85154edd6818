namespace Events.Commands.Tests;

public sealed class TableTests
{
    [Fact]
    public void ColumnsAreAsWideAsTheirTexts()
    {
        var table = new Table(new Column("id"), new Column("name"), new Column("why"));
        table.Add("1", "a longer one", "no");
        table.Add("22", "b", "yes");

        Assert.Equal(["id  name          why", "1   a longer one  no", "22  b             yes"], LinesOf(table));
    }

    [Fact]
    public void WhatIsTooWideIsCutWhereItMayBe()
    {
        var table = new Table(new Column("id"), new Column("handler", Cut.Start), new Column("failure", Cut.End));
        table.Add(new string('1', 36), $"{new string('a', 100)}.Handler", $"Failure: {new string('b', 200)}");

        var lines = LinesOf(table);

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 120));
        Assert.Equal($"{new string('1', 36)}  …{new string('a', 47)}.Handler  Failure: {new string('b', 14)}…", lines[1]);
    }

    [Fact]
    public void ProseIsCutBeforeNames()
    {
        var table = new Table(new Column("id"), new Column("handler", Cut.Start), new Column("failure", Cut.End));
        table.Add(new string('1', 36), new string('a', 50), new string('b', 40));

        Assert.Equal($"{new string('1', 36)}  {new string('a', 50)}  {new string('b', 29)}…", LinesOf(table)[1]);
    }

    [Fact]
    public void WhatAnybodyCopiesIsNotCut()
    {
        var table = new Table(new Column("id"));
        table.Add(new string('1', 200));

        Assert.Equal(new string('1', 200), LinesOf(table)[1]);
    }

    [Fact]
    public void AMessageNeitherTearsTheTableNorTalksToTheTerminal()
    {
        var table = new Table(new Column("failure", Cut.End));
        table.Add("one\r\ntwo\u001b[2J\u0007");

        Assert.Equal("one two [2J", LinesOf(table)[1]);
    }

    private static string[] LinesOf(Table table)
    {
        using var output = new StringWriter();
        table.WriteTo(output);
        return output.ToString().TrimEnd().Split(Environment.NewLine);
    }
}
