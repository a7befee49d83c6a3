using System.CommandLine;
using Awareness.App.Hosting;
using Awareness.App.Sandbox;
using Microsoft.Extensions.Options;

namespace Awareness.App.Commands;

/// <summary><c>awareness serve</c>: the page, the channels and the workers in one process.</summary>
internal static class ServeCommand
{
    public static Command Create(TimeProvider time)
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on (default: http://localhost:3978)", HelpName = "URLS" };
        var data = new Option<string?>("--data") { Description = "Where the database and keys lie (default: ./data)", HelpName = "DIR" };
        var sandbox = new Option<bool>("--sandbox") { Description = "Try the channels out: platforms played on this machine, and a page /sandbox that shows what people would see" };
        var command = new Command("serve", "Serve the chat page and the channels") { urls, data, ContentOptions.Content, BotOptions.Bots, sandbox };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var flags = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["urls"] = parsed.GetValue(urls),
                [$"{AwarenessSettings.Section}:{nameof(AwarenessSettings.Data)}"] = parsed.GetValue(data),
                [$"{AwarenessSettings.Section}:{nameof(AwarenessSettings.Content)}"] = parsed.GetValue(ContentOptions.Content),
                [$"{AwarenessSettings.Section}:{nameof(AwarenessSettings.Bots)}"] = parsed.GetValue(BotOptions.Bots),
            };
            try
            {
                await (parsed.GetValue(sandbox) ? SandboxRun.ServeAsync(parsed, flags, time, cancellationToken) : ServeAsync(flags, cancellationToken));
                return 0;
            }
            catch (Exception refused) when (refused is StartRefusedException or OptionsValidationException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Cannot start: {refused.Message}");
                return ContentOptions.Mistake;
            }
        });
        return command;
    }

    private static async Task ServeAsync(Dictionary<string, string?> flags, CancellationToken cancellationToken)
    {
        await using var app = await AwarenessHost.CreateAsync(flags.Where(flag => flag.Value is not null), cancellationToken);
        await AwarenessHost.StartAsync(app, cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
