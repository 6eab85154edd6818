#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>What every list says of a job, whatever state it is in.</summary>
internal interface IListedJob
{
    Job Job { get; set; }

    JobLoadException LoadException { get; set; }

    InvocationData InvocationData { get; set; }
}
