using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WebApp.Tests;

/// <summary>The shop as its users run it: a process of its own, which can be killed.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ShopProcess(string postgres, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WebApp.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Postgres"] = postgres,
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The shop ended before it listened:\n{Output}"));
    }

    public HttpClient Http { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public static async Task<ShopProcess> StartAsync(string postgres, params (string Name, string Value)[] settings)
    {
        var shop = new ShopProcess(postgres, settings);
        shop.process.Start();
        shop.process.BeginOutputReadLine();
        shop.process.BeginErrorReadLine();
        shop.Http = new HttpClient { BaseAddress = await shop.address.Task.WaitAsync(Patience) };
        await shop.WaitForAsync(async () => (await shop.Http.GetAsync("/health/ready")).IsSuccessStatusCode, "The shop did not become ready.");
        return shop;
    }

    public async Task<(Guid Id, string JobId)> PlaceAsync(string behaviour)
    {
        using var response = await Http.PostAsJsonAsync("/api/orders", new { customer = "Ada", total = 12.5, behaviour });
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        var order = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (order.GetProperty("id").GetGuid(), order.GetProperty("jobId").GetString()!);
    }

    public async Task<string?> StatusOfAsync(Guid order)
    {
        using var response = await Http.GetAsync($"/api/orders/{order}");
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString()
            : null;
    }

    public async Task<JsonElement[]> EventsOfAsync(Guid order) =>
        await Http.GetFromJsonAsync<JsonElement[]>($"/api/events?entityId={order}") ?? [];

    public async Task<JsonElement> WaitForHandledEventAsync(Guid order)
    {
        JsonElement[] events = [];
        await WaitForAsync(async () =>
        {
            events = await EventsOfAsync(order);
            return events.Any(entry => entry.GetProperty("deliveries").EnumerateArray().Any(delivery => delivery.GetProperty("status").GetString() == "Handled"));
        }, $"No event of order {order} was handled.");
        return Assert.Single(events);
    }

    public async Task WaitForAsync(Func<Task<bool>> condition, string complaint)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"{complaint}\n{Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends the process as <c>kill -9</c> does: nothing of it runs any more, nothing is cleaned up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        const string Listening = "Now listening on: ";
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start)
        {
            address.TrySetResult(new Uri(line[(start + Listening.Length)..].Trim()));
        }
    }
}
