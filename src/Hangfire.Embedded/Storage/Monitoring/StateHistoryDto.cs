#nullable disable
namespace Hangfire.Storage.Monitoring;

/// <summary>One state a job went through.</summary>
public class StateHistoryDto
{
    /// <summary>The name of the state.</summary>
    public string StateName { get; set; }

    /// <summary>Why the job came into the state, or null.</summary>
    public string Reason { get; set; }

    /// <summary>When the job came into the state, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>The data of the state, in their stored form.</summary>
    public IDictionary<string, string> Data { get; set; }
}
