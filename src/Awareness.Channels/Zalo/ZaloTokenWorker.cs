using Microsoft.Extensions.Hosting;

namespace Awareness.Channels.Zalo;

/// <summary>Renews the account's tokens before they end, with nobody writing too: a refresh token that is not used for three months is lost.</summary>
internal sealed class ZaloTokenWorker(ZaloTokens tokens, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseUnsaved = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await tokens.SettleAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await tokens.KeepAsync(stoppingToken);
            await Task.Delay(tokens.HasUnsaved ? PauseUnsaved : Pause, time, stoppingToken);
        }
    }
}
