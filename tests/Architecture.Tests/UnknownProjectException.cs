namespace Architecture.Tests;

internal sealed class UnknownProjectException(string project)
    : Exception($"Project '{project}' is not in the table of who may know whom. Add a line for it to KnowledgeTable.");
