// Each test measures what becomes of claims within seconds; servers of another test must not take the processor from its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
