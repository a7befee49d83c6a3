using Awareness.Channels.BotFramework.Auth;
using Awareness.Channels.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Awareness.Channels.Tests.BotFramework.Auth;

public sealed class RefusalLogTests
{
    [Fact]
    public void A_flood_is_one_line_a_minute_and_reason_with_a_count()
    {
        var (time, lines) = (new ManualTime(), new Lines());
        var log = new RefusalLog(time, lines);
        for (var i = 0; i < 1_000; i++) log.Write(CallerRefusal.Forged);
        log.Write(CallerRefusal.Audience);
        Assert.Equal([(CallerRefusal.Forged, 1), (CallerRefusal.Audience, 1)], lines.Written);

        time.Advance(TimeSpan.FromMinutes(1));
        log.Write(CallerRefusal.Forged);
        log.Write(CallerRefusal.Forged);
        log.Write(CallerRefusal.Audience);
        Assert.Equal([(CallerRefusal.Forged, 1_000), (CallerRefusal.Audience, 1)], lines.Written.Skip(2));
    }

    private sealed class Lines : ILogger<RefusalLog>
    {
        public List<(CallerRefusal, int)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fields = Assert.IsType<IReadOnlyList<KeyValuePair<string, object?>>>(state, exactMatch: false).ToDictionary(StringComparer.Ordinal);
            Written.Add(((CallerRefusal)fields["Reason"]!, (int)fields["Count"]!));
        }
    }
}
