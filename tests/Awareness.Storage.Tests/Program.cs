using Awareness.Storage.Tests;
using Awareness.Storage.Tests.Programs;

return args switch
{
    ["commit-stream", var path] => await CommitStream.RunAsync(path),
    ["measure", var path, var seconds] => await Measure.RunAsync(new Awareness.Storage.DatabaseSettings.Sqlite(path), int.Parse(seconds)),
    ["measure-postgres", var address, var seconds] => await Measure.RunAsync(new Awareness.Storage.DatabaseSettings.Postgres(address), int.Parse(seconds)),
    _ when args.Contains("-automated", StringComparer.Ordinal) || args.Contains("@@", StringComparer.Ordinal) =>
        await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    _ => await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
