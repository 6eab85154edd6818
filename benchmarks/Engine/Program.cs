using Engine.Benchmarks;
using Engine.Benchmarks.Measures;
using Engine.Benchmarks.Subjects;

var server = Environment.GetEnvironmentVariable("ConnectionStrings__Postgres")
    ?? throw new InvalidOperationException("No PostgreSQL server: 'ConnectionStrings__Postgres' is not set. Run ./bench, which starts one.");

switch (args)
{
    case ["worker", var database]:
        EngineServer.Run(database);
        return 0;
    case ["soak", .. var rest]:
        return await new Soak(server, TimeSpan.FromMinutes(Argument(rest, "--minutes", 10))).RunAsync();
    case ["cost", .. var rest]:
        return await new Costing(server, (int)Argument(rest, "--jobs", 10_000)).RunAsync();
    case ["engine", .. var rest]:
        return await new EngineSuite(server, Scale.Of(rest), Only(rest)).RunAsync();
    default:
        await Console.Error.WriteLineAsync("Expected 'engine [--quick] [--only P1,P3]', 'cost [--jobs 10000]' or 'soak [--minutes 10]'.");
        return 2;
}

static double Argument(string[] arguments, string name, double otherwise) =>
    Array.IndexOf(arguments, name) is >= 0 and var at ? double.Parse(arguments[at + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

static string[] Only(string[] arguments) =>
    Array.IndexOf(arguments, "--only") is >= 0 and var at ? arguments[at + 1].Split(',') : [];
