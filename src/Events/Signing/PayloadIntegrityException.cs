namespace Events;

/// <summary>A payload of two fields was refused. It cannot heal, so it is never retried. The texts are those of the older services.</summary>
public sealed class PayloadIntegrityException : EventsException
{
    internal PayloadIntegrityException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal override bool IsPermanent => true;
}
