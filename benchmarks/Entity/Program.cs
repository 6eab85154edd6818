using Entity.Benchmarks;

var server = Environment.GetEnvironmentVariable("ConnectionStrings__Postgres")
    ?? throw new InvalidOperationException("No PostgreSQL server: 'ConnectionStrings__Postgres' is not set. Run ./bench, which starts one.");

var only = args.SkipWhile(argument => argument != "--only").ElementAtOrDefault(1);
return await new EntitySuite(server, args.Contains("--quick") ? EntityScale.Quick : EntityScale.Full, only).RunAsync();
