using System.Reflection;
using System.Security.Cryptography;

namespace Hangfire.Dashboard.Content;

/// <summary>Embedded resources served as one file, whose address changes with its content.</summary>
internal sealed class AssetBundle(string name, string contentType)
{
    private const int HashLength = 16;

    private readonly Lock changing = new();
    private readonly List<(Assembly Assembly, string Resource)> resources = [];
    private volatile Asset? current;

    public string Name => name;

    public string ContentType => contentType;

    public Asset Current => current ?? Read();

    public string Path => $"/assets/{Current.Hash}/{name}";

    public void Add(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        if (assembly.GetManifestResourceInfo(resource) is null)
        {
            throw new ArgumentException(
                $"The assembly '{assembly.GetName().Name}' embeds no resource '{resource}'. " +
                $"It has: {string.Join(", ", assembly.GetManifestResourceNames())}.",
                nameof(resource));
        }

        lock (changing)
        {
            resources.Add((assembly, resource));
            current = null;
        }
    }

    private Asset Read()
    {
        lock (changing)
        {
            using var content = new MemoryStream();
            foreach (var (assembly, resource) in resources)
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                stream.CopyTo(content);
                content.WriteByte((byte)'\n');
            }

            var bytes = content.ToArray();
            return current = new Asset(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength]);
        }
    }

    internal sealed record Asset(byte[] Content, string Hash);
}
