using System.Diagnostics;

namespace Awareness.App.Tests;

/// <summary>The product's program, run as its users run it.</summary>
internal static class Product
{
    /// <summary>The folder with the solution and the content.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ContentRoot.Find(configured: null) ?? throw new InvalidOperationException("No content folder above the tests."), ".."));

    private static string Program { get; } = FindProgram();

    /// <summary>Starts the program; all three streams are the caller's.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(string[] arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start(arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command did not want to hear the rest.
        }

        await process.WaitForExitAsync(cancellation);
        return new Ended(process.ExitCode, await output, await errors);
    }

    // The same configuration as the tests, from the program's own folder.
    private static string FindProgram()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Awareness.App", configuration, "Awareness.App.dll");
        return File.Exists(program) ? Path.GetFullPath(program) : throw new InvalidOperationException($"{program} is not built.");
    }
}

/// <summary>A command that came to its end.</summary>
internal sealed record Ended(int Code, string Output, string Errors);
