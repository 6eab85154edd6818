namespace Events.Commands;

/// <summary>Rows in columns, at most 120 characters wide: prose is cut first, as long as it can still be read, then the widest column that may be.</summary>
internal sealed class Table(params Column[] columns)
{
    private const int Widest = 120;
    private const int Readable = 24;
    private const string Gap = "  ";

    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add([.. cells.Select(Printable.OnOneLine)]);

    public void WriteTo(TextWriter output)
    {
        var widths = Widths();
        foreach (var row in rows.Prepend([.. columns.Select(column => column.Title)]))
        {
            output.WriteLine(string.Join(Gap, row.Select((cell, index) => Fit(cell, widths[index], columns[index].Cut))).TrimEnd());
        }
    }

    private int[] Widths()
    {
        int[] widths = [.. columns.Select((column, index) => rows.Select(row => row[index].Length).Append(column.Title.Length).Max())];
        while (widths.Sum() + Gap.Length * (columns.Length - 1) > Widest && WidestToCut(widths) is { } index)
        {
            widths[index]--;
        }

        return widths;
    }

    private int? WidestToCut(int[] widths) => Enumerable.Range(0, columns.Length)
        .Where(index => columns[index].Cut != Cut.Never && widths[index] > columns[index].Title.Length)
        .OrderByDescending(index => columns[index].Cut == Cut.End && widths[index] > Readable)
        .ThenByDescending(index => widths[index])
        .Select(index => (int?)index)
        .FirstOrDefault();

    private static string Fit(string cell, int width, Cut cut) => cell.Length <= width
        ? cell.PadRight(width)
        : cut == Cut.Start ? $"…{cell[^(width - 1)..]}" : $"{cell[..(width - 1)]}…";
}
