using Hangfire.Storage;

namespace Hangfire.Continuations;

/// <summary>What a parent hands on to its continuations, as JSON: its result, or the exception it was given up for.</summary>
internal sealed record AntecedentOutcome(string? Result, string? Exception)
{
    public const string ResultParameter = "AntecedentResult";
    public const string ExceptionParameter = "AntecedentException";

    public static AntecedentOutcome Of(IDictionary<string, string>? stateData) =>
        new(Text(stateData, "Result"), Text(stateData, "Exception"));

    /// <summary>Stores it with a continuation, together with its change of state where the storage can.</summary>
    public void WriteTo(string jobId, JobStorage storage, IStorageConnection connection, IWriteOnlyTransaction transaction)
    {
        Write(ResultParameter, Result);
        Write(ExceptionParameter, Exception);

        void Write(string name, string? value)
        {
            if (value is null) return;
            if (transaction is JobStorageTransaction able && storage.HasFeature(JobStorageFeatures.Transaction.SetJobParameter))
                able.SetJobParameter(jobId, name, value);
            else
                connection.SetJobParameter(jobId, name, value);
        }
    }

    private static string? Text(IDictionary<string, string>? stateData, string name) =>
        stateData is not null && stateData.TryGetValue(name, out var value) ? value : null;
}
