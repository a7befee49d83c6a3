using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Awareness.Benchmarks.Http;

/// <summary>The peer: Kestrel that reads the whole body and sends it back, and nothing else. No machine serves turns faster than it serves this.</summary>
internal static class BareEndpoint
{
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.Run(EchoAsync);
        await app.RunAsync();
    }

    private static async Task EchoAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = read.Buffer.Length;
            foreach (var part in read.Buffer) context.Response.BodyWriter.Write(part.Span);
            reader.AdvanceTo(read.Buffer.End);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return;
        }
    }
}
