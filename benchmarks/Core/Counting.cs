using MediatR;

namespace Core.Benchmarks;

/// <summary>The one handler of both sides: it does next to nothing, so that what is measured is the way to it.</summary>
internal sealed class Counting(Counter counter) : INotificationHandler<HappenedPayload>
{
    public Task Handle(HappenedPayload notification, CancellationToken cancellationToken)
    {
        counter.Calls++;
        return Task.CompletedTask;
    }
}
