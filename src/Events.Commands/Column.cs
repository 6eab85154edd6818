namespace Events.Commands;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Cut">Where its texts may be cut.</param>
internal sealed record Column(string Title, Cut Cut = Cut.Never);
