namespace Events;

/// <summary>What is wrong with an envelope: the reason for programs, and a sentence or two for people.</summary>
internal sealed record EnvelopeRefusal(EnvelopeFault Reason, string Text);
