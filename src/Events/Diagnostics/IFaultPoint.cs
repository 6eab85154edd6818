namespace Events;

/// <summary>A named moment at which a test may stop the process, the database or the work. In production nothing happens there.</summary>
internal interface IFaultPoint
{
    /// <summary>Passes the moment.</summary>
    /// <param name="name">Its name, such as <c>tx.after-commit</c>; see <see cref="FaultPoint"/>.</param>
    Task HitAsync(string name);
}
