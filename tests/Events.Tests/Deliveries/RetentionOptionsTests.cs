using Microsoft.Extensions.Options;

namespace Events.Tests.Deliveries;

public sealed class RetentionOptionsTests
{
    [Fact, Trait("Requirement", "B-33")]
    public void AnArchiveThatWouldKeepNothingIsRefusedWithBothReasons() => Assert.Equal(
        [
            "Expected the archive's MaxAge to be more than zero, got \"00:00:00\". Set it to null to keep deliveries for ever.",
            "Expected the archive's MaxCount to be 1 or more, got \"0\". Set it to null to keep all deliveries.",
        ],
        new ArchiveOptionsValidator().Validate(null, new ArchiveOptions { MaxAge = TimeSpan.Zero, MaxCount = 0 }).Failures!);

    [Fact]
    public void NullMeansUnlimited() => Assert.Equal(
        (ValidateOptionsResult.Success, ValidateOptionsResult.Success),
        (new ArchiveOptionsValidator().Validate(null, new ArchiveOptions { MaxAge = null, MaxCount = null }),
            new RetentionOptionsValidator().Validate(null, new RetentionOptions { Keep = null })));

    [Fact]
    public void ARetentionThatCannotWorkIsRefusedWithAllItsReasons() => Assert.Equal(
        [
            "Expected the retention's Keep to be more than zero, got \"00:00:00\". Set it to null to keep everything.",
            "Expected the retention's KeepSteps to be more than zero, got \"00:00:00\". Keep them longer than a job may take with all its retries.",
            "Expected the retention's Interval to be more than zero, got \"00:00:00\". Set it to some minutes.",
            "Expected the retention's BatchSize to be between 1 and 100000, got \"0\". Leave it at 1000 unless measured.",
        ],
        new RetentionOptionsValidator().Validate(null, new RetentionOptions { Keep = TimeSpan.Zero, KeepSteps = TimeSpan.Zero, Interval = TimeSpan.Zero, BatchSize = 0 }).Failures!);

    [Fact]
    public void AFilterReadsAsItsConditions() => Assert.Equal(
        ("all", "name orderPlaced, handler billing.CreateInvoice, text timeout"),
        (ArchiveFilter.All.ToString(), new ArchiveFilter { EventName = "orderPlaced", Handler = "billing.CreateInvoice", Text = "timeout" }.ToString()));
}
