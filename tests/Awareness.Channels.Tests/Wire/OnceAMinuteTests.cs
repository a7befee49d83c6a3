using Awareness.Channels.Tests.Support;
using Awareness.Channels.Wire;

namespace Awareness.Channels.Tests.Wire;

public sealed class OnceAMinuteTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Each_kind_is_said_once_a_minute_with_how_many_there_were()
    {
        var said = new OnceAMinute<string>(time);
        Assert.Equal((1, 0, 1), (said.Count("a"), said.Count("a"), said.Count("b")));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((2, 0), (said.Count("a"), said.Count("a")));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public void A_clock_that_is_set_neither_silences_nor_repeats(int minutes)
    {
        var said = new OnceAMinute<string>(time);
        Assert.Equal(1, said.Count("a"));
        time.Set(TimeSpan.FromMinutes(minutes));
        Assert.Equal(0, said.Count("a"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, said.Count("a"));
    }
}
