using System.Globalization;
using Events;

namespace Warehouse.Packing;

public sealed class ParcelTooValuableException : DomainException
{
    public ParcelTooValuableException(decimal total)
        : base(string.Create(CultureInfo.InvariantCulture, $"A parcel worth {total} needs a courier. Send it by hand."))
    {
        Code = "PARCEL_TOO_VALUABLE";
        Origin = "warehouse";
    }
}
