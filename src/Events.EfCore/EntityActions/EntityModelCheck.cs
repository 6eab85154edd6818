using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EfCore;

/// <summary>Holds entity actions against the context's model: is their entity in it, under that key, and can it be locked as they want?</summary>
internal sealed class EntityModelCheck<TContext>(IServiceScopeFactory scopes) : IActionCheck
    where TContext : DbContext
{
    public IEnumerable<string> FaultsOf(IReadOnlyList<EntityActionDescriptor> actions)
    {
        using var scope = scopes.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<TContext>().Model;
        return [.. actions.SelectMany(action => FaultsOf(action, model))];
    }

    private static IEnumerable<string> FaultsOf(EntityActionDescriptor action, IModel model)
    {
        if (model.FindEntityType(action.EntityType) is not { } entityType)
        {
            yield return $"{action.Name} acts on {action.EntityType.Name}, which is no entity of {typeof(TContext).Name}. "
                + $"Add a DbSet<{action.EntityType.Name}> to it.{Suggestion.For(action.EntityType.Name, model.GetEntityTypes().Select(known => known.ClrType.Name))}";
            yield break;
        }

        if (!action.Matches && KeyFault(action, entityType) is { } keyFault)
        {
            yield return keyFault;
        }

        if (action.Options.Locking == Locking.Optimistic && !entityType.GetProperties().Any(property => property.IsConcurrencyToken))
        {
            yield return $"{action.Name} locks {action.EntityType.Name} optimistically, but that has no concurrency token. Add one with IsRowVersion(), or use Locking.ForUpdate.";
        }

        if (action.Options.Locking == Locking.ForUpdate && RowLock.TableOf(entityType) is null)
        {
            yield return $"{action.Name} locks the row of {action.EntityType.Name}, which is not kept in one table of its own. Use Locking.Optimistic.";
        }
    }

    private static string? KeyFault(EntityActionDescriptor action, IEntityType entityType)
    {
        var expected = entityType.FindPrimaryKey()?.Properties.Select(property => property.ClrType).ToList() ?? [];
        IReadOnlyList<Type> given = expected.Count > 1 ? EntityKey.PartTypesOf(action.KeyType) : [action.KeyType];
        return expected.SequenceEqual(given)
            ? null
            : $"{action.Name} loads {action.EntityType.Name} by {Text(given)}, but its key is {Text(expected)}. "
                + "Name that type in EntityAction<…>, a record or tuple for a key of several columns; or override Match.";
    }

    private static string Text(IReadOnlyList<Type> types) => types.Count == 0 ? "absent" : string.Join(", ", types.Select(type => type.Name));
}
